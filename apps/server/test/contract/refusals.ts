import { describe, expect, test } from "vitest";
import { collectUntilError, errorOf, stream } from "./helpers.ts";
import type { Trial } from "./trial.ts";

export function describeRefusals(start: () => Promise<Trial>): void {
  describe("streams of requests", () => {
    test("are refused at once, and it is said why", async () => {
      const { client } = await start();
      const calls = [
        errorOf(client.chattyClientSaysHello(stream([{ name: "a" }]))),
        collectUntilError(client.interactingHello(stream([{ name: "a" }]))).then(
          (end) => end.error,
        ),
      ];
      for (const error of await Promise.all(calls)) {
        expect(error.rawMessage).toMatch(/fetch API does not support streaming request bodies/u);
      }
    });
  });
}
