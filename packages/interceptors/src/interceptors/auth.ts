import { Code, ConnectError } from "@connectrpc/connect";
import { authorization } from "../contract.ts";
import type { Recipe } from "../recipe.ts";

/** The client's half: adds who calls to the metadata of every call, so that no caller has to. */
export const addAuth: Recipe =
  ({ note }) =>
  (next) =>
  (request) => {
    request.header.set("authorization", authorization);
    note("added authorization");
    return next(request);
  };

/** The server's half: lets nobody through who does not say it. What stands within never runs. */
export const checkAuth: Recipe =
  ({ note }) =>
  (next) =>
  async (request) => {
    const given = request.header.get("authorization");
    if (given !== authorization) {
      note(given === null ? "no authorization" : "authorization is not the right one");
      throw new ConnectError(
        `this server asks for the metadata "authorization: ${authorization}"`,
        Code.Unauthenticated,
      );
    }
    note("authorization is right");
    return next(request);
  };
