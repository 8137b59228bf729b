import { Code } from "@connectrpc/connect";
import { expect, test } from "vitest";
import { createTurns, type TurnLimits } from "../../src/generator/turns.ts";
import { errorOf } from "../contract/helpers.ts";

const never = new AbortController().signal;
/** Everybody who can go on has done so. */
const settled = () => new Promise((resolve) => setImmediate(resolve));

function setUp(limits: Partial<TurnLimits> = {}) {
  const takeTurn = createTurns({ maxRuns: 1, maxWaiting: 10, maxWaitingOfOne: 4, ...limits });
  const order: string[] = [];
  const dones: (() => void)[] = [];
  return {
    order,
    takeTurn,
    /** Asks for a turn, and writes down when it comes. */
    ask: async (name: string, signal = never) => {
      const done = await takeTurn(name.charAt(0), signal);
      order.push(name);
      dones.push(done);
    },
    /** Ends the works, one after another, until nobody is at it. */
    endAll: async () => {
      await settled();
      for (let done = dones.shift(); done !== undefined; done = dones.shift()) {
        done();
        await settled();
      }
    },
  };
}

test("machines take turns, each in its own order, however much one asks for", async () => {
  const { ask, order, endAll } = setUp();
  const asked = ["a1", "a2", "a3", "a4", "b1", "c1", "b2"].map((name) => ask(name));
  await endAll();
  await Promise.all(asked);
  expect(order).toEqual(["a1", "a2", "b1", "c1", "a3", "b2", "a4"]);
});

test("one machine has no more than its part of the line; others find a place", async () => {
  const { ask, takeTurn, endAll } = setUp({ maxWaiting: 3, maxWaitingOfOne: 2 });
  const asked = ["a1", "a2", "a3"].map((name) => ask(name));
  const refused = await errorOf(takeTurn("a", never));
  expect(refused.code).toBe(Code.ResourceExhausted);
  expect(refused.rawMessage).toBe(
    "2 files of yours wait to be generated already; try again in a moment",
  );
  asked.push(ask("b1"));
  const full = await errorOf(takeTurn("c", never));
  expect(full.rawMessage).toBe("4 files are being generated already; try again in a moment");
  await endAll();
  await Promise.all(asked);
  asked.push(ask("a4"));
  await endAll();
  await Promise.all(asked);
});

test("whoever leaves loses the turn, and nobody else does", async () => {
  const { ask, order, endAll } = setUp();
  const leave = new AbortController();
  const first = ask("a1");
  const leaving = errorOf(ask("b1", leave.signal));
  const last = ask("c1");
  leave.abort(new Error("left"));
  expect((await leaving).rawMessage).toBe("left");
  await endAll();
  await Promise.all([first, last]);
  expect(order).toEqual(["a1", "c1"]);
});
