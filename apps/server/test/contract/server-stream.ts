import { Code } from "@connectrpc/connect";
import { describe, expect, test } from "vitest";
import {
  collect,
  collectUntilError,
  errorOf,
  carried,
  specimenErrorCarried,
  listen,
} from "./helpers.ts";
import { ask } from "./specimen.ts";
import type { Trial } from "./trial.ts";

export function describeServerStream(start: () => Promise<Trial>): void {
  describe("server streaming", () => {
    test("carries every message, in order, with headers and trailers", async () => {
      const { client } = await start();
      const { options, expectHeard } = listen();
      const request = { greeting: ask.count(2000), name: "Polly" };
      const replies = await collect(client.parrotSaysHello(request, options));
      expect(replies.map(({ message }) => message)).toEqual(
        Array.from({ length: 2000 }, (_, index) => `${index} Polly`),
      );
      expectHeard();
    });

    test("carries an empty stream, with headers and trailers", async () => {
      const { client } = await start();
      const { options, expectHeard } = listen();
      expect(await collect(client.parrotSaysHello({ greeting: "0" }, options))).toEqual([]);
      expectHeard();
    });

    test("carries large messages", async () => {
      const { client } = await start();
      const name = "x".repeat(1_000_000);
      const replies = await collect(client.parrotSaysHello({ greeting: ask.count(8), name }));
      expect(replies.map(({ message }) => message === `${message[0]} ${name}`)).toEqual(
        Array.from({ length: 8 }, () => true),
      );
    });

    test("carries an error after messages, and one before any", async () => {
      const { client } = await start();
      for (const count of [3, 0]) {
        const request = { greeting: ask.count(count), name: ask.fail };
        const { got, error } = await collectUntilError(client.parrotSaysHello(request));
        expect(got).toHaveLength(count);
        expect(carried(error)).toEqual(specimenErrorCarried);
      }
    });

    test("ends at its deadline, after what came in time", async () => {
      const { client, specimen } = await start();
      const request = { greeting: ask.count(3), name: ask.wait };
      const replies = client.parrotSaysHello(request, { timeoutMs: 250 });
      const { got, error } = await collectUntilError(replies);
      expect(got).toHaveLength(3);
      expect(error.code).toBe(Code.DeadlineExceeded);
      expect(await specimen.aborted).toBeDefined();
    });

    test("can be cancelled between messages, and the server knows", async () => {
      const { client, specimen } = await start();
      const abort = new AbortController();
      const request = { greeting: ask.count(2), name: ask.wait };
      const got: string[] = [];
      const call = (async () => {
        for await (const { message } of client.parrotSaysHello(request, { signal: abort.signal })) {
          got.push(message);
          if (got.length === 2) abort.abort();
        }
      })();
      expect((await errorOf(call)).code).toBe(Code.Canceled);
      expect(got).toEqual(["0 wait", "1 wait"]);
      expect(await specimen.aborted).toBeDefined();
    });
  });
}
