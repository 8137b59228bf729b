import { ConnectError } from "@connectrpc/connect";
import { codeName } from "../code-name.ts";
import { whenOver } from "../messages.ts";
import type { Recipe } from "../recipe.ts";

/** Stays out of the way until something goes wrong; then notes the error, and passes it on as it is. */
export const errorLogger: Recipe = ({ note }) => {
  const log = (error: ConnectError) => note(`${codeName(error.code)}: ${error.rawMessage}`);
  return (next) => async (request) => {
    try {
      const response = await next(request);
      return whenOver(response, { failed: log });
    } catch (reason) {
      log(ConnectError.from(reason));
      throw reason;
    }
  };
};
