import { Code } from "@connectrpc/connect";
import { describe, expect, test } from "vitest";
import { errorOf, carried, specimenErrorCarried, listen } from "./helpers.ts";
import { ask } from "./specimen.ts";
import type { Trial } from "./trial.ts";

export function describeUnary(start: () => Promise<Trial>): void {
  describe("unary", () => {
    test("carries a message each way, with headers and trailers", async () => {
      const { client } = await start();
      const { options, expectHeard } = listen();
      const reply = await client.sayHello({ greeting: "Hello", name: "Ada" }, options);
      expect(reply.message).toBe("Hello Ada");
      expectHeard();
    });

    test("carries nothing at all, and a great deal", async () => {
      const { client } = await start();
      expect(await client.sayHello({})).toMatchObject({ message: " " });
      const name = "✓".repeat(1_000_000);
      const reply = await client.sayHello({ name });
      expect(reply.message.length).toBe(name.length + 1);
      expect(reply.message === ` ${name}`).toBe(true);
    });

    test("carries an error: code, message, details, metadata", async () => {
      const { client } = await start();
      const error = await errorOf(client.sayHello({ name: ask.fail }));
      expect(carried(error)).toEqual(specimenErrorCarried);
    });

    test("ends at its deadline, and the server knows", async () => {
      const { client, specimen } = await start();
      const error = await errorOf(client.sayHello({ name: ask.wait }, { timeoutMs: 100 }));
      expect(error.code).toBe(Code.DeadlineExceeded);
      expect(await specimen.aborted).toBeDefined();
    });

    test("can be cancelled, and the server knows", async () => {
      const { client, specimen } = await start();
      const abort = new AbortController();
      const call = errorOf(client.sayHello({ name: ask.wait }, { signal: abort.signal }));
      await specimen.waiting;
      abort.abort();
      expect((await call).code).toBe(Code.Canceled);
      expect(await specimen.aborted).toBeDefined();
    });

    test("runs many calls at once without mixing them up", async () => {
      const { client } = await start();
      const names = Array.from({ length: 100 }, (_, index) => `${index}`);
      const replies = await Promise.all(names.map((name) => client.sayHello({ name })));
      expect(replies.map(({ message }) => message)).toEqual(names.map((name) => ` ${name}`));
    });
  });
}
