import { Code } from "@connectrpc/connect";
import { describe, expect, test } from "vitest";
import {
  collect,
  collectUntilError,
  errorOf,
  carried,
  specimenErrorCarried,
  listen,
  stream,
} from "./helpers.ts";
import { ask } from "./specimen.ts";
import type { Trial } from "./trial.ts";

export function describeBidi(start: () => Promise<Trial>): void {
  describe("bidirectional streaming", () => {
    test("answers each request before the next one goes out", async () => {
      const { client } = await start();
      const { options, expectHeard } = listen();
      const events: string[] = [];
      let answered = Promise.withResolvers<void>();
      async function* requests() {
        for (const name of ["a", "b", "c"]) {
          events.push(`sent ${name}`);
          yield { greeting: "Hi", name };
          await answered.promise;
          answered = Promise.withResolvers();
        }
        events.push("half-closed");
      }
      for await (const { message } of client.interactingHello(requests(), options)) {
        events.push(`received ${message}`);
        answered.resolve();
      }
      expect(events).toEqual([
        "sent a",
        "received Hi a",
        "sent b",
        "received Hi b",
        "sent c",
        "received Hi c",
        "half-closed",
        "received goodbye",
      ]);
      expectHeard();
    });

    test("carries many messages both ways at once", async () => {
      const { client } = await start();
      const names = Array.from({ length: 2000 }, (_, index) => `${index}`);
      const requests = stream(names.map((name) => ({ greeting: "Hi", name })));
      const replies = await collect(client.interactingHello(requests));
      expect(replies.map(({ message }) => message)).toEqual([
        ...names.map((name) => `Hi ${name}`),
        "goodbye",
      ]);
    });

    test("carries an empty stream", async () => {
      const { client } = await start();
      const replies = await collect(client.interactingHello(stream([])));
      expect(replies.map(({ message }) => message)).toEqual(["goodbye"]);
    });

    test("may be ended by the server while requests go on", async () => {
      const { client } = await start();
      const requests = stream([{ name: "a" }, { name: ask.early }, { name: "b" }]);
      const replies = await collect(client.interactingHello(requests));
      expect(replies.map(({ message }) => message)).toEqual([" a"]);
    });

    test("carries an error after messages", async () => {
      const { client } = await start();
      const requests = stream([{ name: "a" }, { name: ask.fail }, { name: "b" }]);
      const { got, error } = await collectUntilError(client.interactingHello(requests));
      expect(got.map(({ message }) => message)).toEqual([" a"]);
      expect(carried(error)).toEqual(specimenErrorCarried);
    });

    test("ends at its deadline, after what came in time", async () => {
      const { client, specimen } = await start();
      const requests = stream([{ name: "a" }, { name: ask.wait }]);
      const replies = client.interactingHello(requests, { timeoutMs: 250 });
      const { got, error } = await collectUntilError(replies);
      expect(got).toHaveLength(1);
      expect(error.code).toBe(Code.DeadlineExceeded);
      expect(await specimen.aborted).toBeDefined();
    });

    test("can be cancelled, and the server knows", async () => {
      const { client, specimen } = await start();
      const abort = new AbortController();
      const requests = stream([{ name: "a" }, { name: ask.wait }]);
      const replies = client.interactingHello(requests, { signal: abort.signal });
      const iterator = replies[Symbol.asyncIterator]();
      expect(await iterator.next()).toMatchObject({ value: { message: " a" } });
      const next = errorOf(iterator.next());
      await specimen.waiting;
      abort.abort();
      expect((await next).code).toBe(Code.Canceled);
      expect(await specimen.aborted).toBeDefined();
    });
  });
}
