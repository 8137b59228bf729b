import { ConnectError } from "@connectrpc/connect";
import { codeName } from "../code-name.ts";
import { whenOver } from "../messages.ts";
import type { Recipe } from "../recipe.ts";

/** Notes each call in a line when it is over: which method, how it ended, how long it took. */
export const logging: Recipe =
  ({ note, now }) =>
  (next) =>
  async (request) => {
    const startedAt = now();
    const line = (outcome: string) =>
      note(`${request.method.name} ${outcome} in ${Math.round(now() - startedAt)} ms`);

    try {
      const response = await next(request);
      // A stream is over when its last message has passed, not when it begins.
      return whenOver(response, {
        done: () => line("OK"),
        failed: (error) => line(codeName(error.code)),
      });
    } catch (reason) {
      line(codeName(ConnectError.from(reason).code));
      throw reason;
    }
  };
