import { Code, ConnectError } from "@connectrpc/connect";
import type { HelloRequest } from "@grpc-playground/gen/greet_pb";
import * as fc from "fast-check";
import { expect, test } from "vitest";
import { reply, startGreeter } from "./support/greeter.ts";
import { startStand, until } from "./support/stand.ts";

type Kind = "unary" | "server" | "client" | "bidi";

interface Plan {
  kind: Kind;
  /** Messages in each direction that streams. */
  count: number;
  /** Of a message, in characters. */
  size: number;
  /** The caller gives up when it has sent and received so many messages. */
  cancelAt: number | undefined;
}

const plan: fc.Arbitrary<Plan> = fc.record({
  kind: fc.constantFrom<Kind>("unary", "server", "client", "bidi"),
  count: fc.integer({ min: 0, max: 30 }),
  size: fc.constantFrom(1, 1000, 70_000),
  cancelAt: fc.option(fc.integer({ min: 0, max: 20 }), { nil: undefined, freq: 3 }),
});

test("a crowd of calls on one socket, many of them given up, comes out whole and leaves nothing", async () => {
  const open = new Set<unknown>();
  const target = await startGreeter({
    parrotSaysHello(call) {
      open.add(call);
      call.on("close", () => open.delete(call));
      let left = Number(call.request.name);
      const go = () => {
        while (left > 0) {
          left--;
          if (call.write(reply(call.request.greeting))) continue;
          call.once("drain", go);
          return;
        }
        call.end();
      };
      go();
    },
    interactingHello(call) {
      open.add(call);
      call.on("close", () => open.delete(call));
      call.on("data", ({ greeting }: HelloRequest) => call.write(reply(greeting)));
      call.on("end", () => call.end());
    },
  });
  const stand = await startStand({ receiveWindow: 100_000, limits: { window: 100_000 } });
  const client = stand.greeter(target);

  /** Runs one call, and answers how many messages came back, or the code it ended with. */
  async function run({ kind, count, size, cancelAt }: Plan) {
    const controller = new AbortController();
    const { signal } = controller;
    const greeting = "x".repeat(size);
    let moved = 0;
    const move = () => {
      if (moved++ === cancelAt) controller.abort();
    };
    async function* requests() {
      for (let i = 0; i < count; i++) {
        move();
        yield { name: String(i), greeting };
      }
    }
    try {
      if (kind === "unary") {
        const { message } = await client.sayHello({ name: "", greeting }, { signal });
        return message === `${greeting} ` ? 1 : "garbled";
      }
      if (kind === "client") {
        const { request } = await client.chattyClientSaysHello(requests(), { signal });
        return request.every(({ name }, i) => name === String(i)) ? request.length : "garbled";
      }
      const answers =
        kind === "server"
          ? client.parrotSaysHello({ name: String(count), greeting }, { signal })
          : client.interactingHello(requests(), { signal });
      let received = 0;
      for await (const { message } of answers) {
        if (message !== greeting && message !== `${greeting} `) return "garbled";
        received++;
        move();
      }
      return received;
    } catch (error) {
      return Code[ConnectError.from(error).code];
    }
  }

  await fc.assert(
    fc.asyncProperty(fc.array(plan, { minLength: 1, maxLength: 40 }), async (plans) => {
      const outcomes = await Promise.all(plans.map(run));
      for (const [i, { kind, count, cancelAt }] of plans.entries()) {
        const whole = kind === "unary" ? 1 : count;
        expect(cancelAt === undefined ? [whole] : [whole, "Canceled"]).toContain(outcomes[i]);
      }
      await until(() => stand.server.stats().calls === 0, "the bridge holds no call");
      await until(() => open.size === 0, "the target holds no call");
      expect(stand.server.stats().sockets).toBe(1);
    }),
    { numRuns: 25 },
  );
  expect((await client.sayHello({ name: "Ada", greeting: "Hello" })).message).toBe("Hello Ada");
}, 30_000);
