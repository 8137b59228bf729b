import { Code } from "@connectrpc/connect";
import { describe, expect, test } from "vitest";
import { errorOf, carried, specimenErrorCarried, listen, stream } from "./helpers.ts";
import { ask } from "./specimen.ts";
import type { Trial } from "./trial.ts";

export function describeClientStream(start: () => Promise<Trial>): void {
  describe("client streaming", () => {
    test("carries every message, in order, with headers and trailers", async () => {
      const { client } = await start();
      const { options, expectHeard } = listen();
      const names = Array.from({ length: 2000 }, (_, index) => `${index}`);
      const requests = stream(names.map((name) => ({ name })));
      const reply = await client.chattyClientSaysHello(requests, options);
      expect(reply.message).toBe("2000");
      expect(reply.request.map(({ name }) => name)).toEqual(names);
      expectHeard();
    });

    test("carries an empty stream", async () => {
      const { client } = await start();
      expect(await client.chattyClientSaysHello(stream([]))).toMatchObject({ message: "0" });
    });

    test("carries large messages", async () => {
      const { client } = await start();
      const name = "x".repeat(1_000_000);
      const requests = stream([{ name }, { name }, { name }]);
      const reply = await client.chattyClientSaysHello(requests);
      expect(reply.request.map((request) => request.name === name)).toEqual([true, true, true]);
    });

    test("carries an error that comes while requests go on", async () => {
      const { client } = await start();
      const { requests, closed } = endless([{ name: "a" }, { name: ask.fail }]);
      const error = await errorOf(client.chattyClientSaysHello(requests));
      expect(carried(error)).toEqual(specimenErrorCarried);
      await closed;
    });

    test("may be answered before the requests end", async () => {
      const { client } = await start();
      const { requests, closed } = endless([{ name: "a" }, { name: ask.early }]);
      expect(await client.chattyClientSaysHello(requests)).toMatchObject({ message: "enough" });
      await closed;
    });

    test("ends at its deadline", async () => {
      const { client, specimen } = await start();
      const { requests } = endless([{ name: ask.wait }]);
      const call = client.chattyClientSaysHello(requests, { timeoutMs: 100 });
      expect((await errorOf(call)).code).toBe(Code.DeadlineExceeded);
      expect(await specimen.aborted).toBeDefined();
    });

    test("can be cancelled between requests, and the server knows", async () => {
      const { client, specimen } = await start();
      const abort = new AbortController();
      const { requests } = endless([{ name: "a" }, { name: ask.wait }]);
      const call = errorOf(client.chattyClientSaysHello(requests, { signal: abort.signal }));
      await specimen.waiting;
      abort.abort();
      expect((await call).code).toBe(Code.Canceled);
      expect(await specimen.aborted).toBeDefined();
    });
  });
}

/** Requests that are never half-closed; `closed` settles when the transport lets go of them. */
function endless<T>(items: readonly T[]): { requests: AsyncIterable<T>; closed: Promise<void> } {
  const closed = Promise.withResolvers<void>();
  const rest = items.values();
  const pending = Promise.withResolvers<IteratorResult<T>>();
  const end = (): IteratorResult<T> => {
    const done = { done: true, value: undefined } as const;
    closed.resolve();
    pending.resolve(done);
    return done;
  };
  const iterator: AsyncIterator<T> = {
    async next() {
      const { done, value } = rest.next();
      return done === true ? pending.promise : { done: false, value };
    },
    return: async () => end(),
    async throw() {
      return end();
    },
  };
  return { requests: { [Symbol.asyncIterator]: () => iterator }, closed: closed.promise };
}
