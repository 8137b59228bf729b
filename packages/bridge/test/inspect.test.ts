import { createWritableIterable } from "@connectrpc/connect/protocol";
import { describe, expect, test } from "vitest";
import { startGreeter } from "./support/greeter.ts";
import { collect, inspected, untilGone } from "./support/inspected.ts";
import { Http2, startRecorder } from "./support/recorder.ts";
import { startStand } from "./support/stand.ts";
import { startWireTap } from "./support/wire-tap.ts";

const hello = { greeting: "Hello", name: "Ada" };

describe("the frames that are told are those that the target's side sees", () => {
  const calls: Record<string, (client: ReturnType<typeof inspected>) => Promise<unknown>> = {
    unary: (client) => client.sayHello(hello),
    "server streaming": (client) => collect(client.parrotSaysHello(hello)),
    "client streaming": (client) =>
      client.chattyClientSaysHello(
        (async function* () {
          for (let i = 0; i < 5; i++) yield hello;
        })(),
      ),
    "bidirectional streaming": async (client) => {
      const requests = createWritableIterable<typeof hello>();
      const answers = client.interactingHello(requests)[Symbol.asyncIterator]();
      for (const name of ["Ada", "Grace", "Edsger"]) {
        await requests.write({ greeting: "Hi", name });
        expect((await answers.next()).value?.message).toBe(`Hi ${name}`);
      }
      requests.close();
      expect((await answers.next()).done).toBe(true);
    },
    "large messages, which need several frames and window updates": (client) =>
      collect(
        client.interactingHello(
          (async function* () {
            for (let i = 0; i < 4; i++) yield { greeting: "Hello", name: "x".repeat(300_000) };
          })(),
        ),
      ),
  };

  test.each(Object.entries(calls))("%s", async (_, call) => {
    const target = await startGreeter();
    const wire = await startWireTap(target.address);
    const stand = await startStand();
    const recorder = startRecorder();
    await call(inspected(stand, wire, recorder));
    await recorder.untilEnded();
    await wire.closed();
    expect(recorder.heads("up")).toEqual(wire.frames("up"));
    expect(recorder.heads("down")).toEqual(wire.frames("down"));
    expect(recorder.states()).toEqual(["dialling", "connected", "ready", "closed"]);
    expect(recorder.events[1]?.detail).toBe(wire.address);

    const bytesOf = (way: "up" | "down") =>
      recorder
        .heads(way)
        .filter(({ type }) => type === Http2.data)
        .reduce((sum, { length }) => sum + length, 0);
    expect(recorder.head?.status).toBe(200);
    expect(recorder.head?.headers).toContainEqual(["content-type", "application/grpc+proto"]);
    expect(recorder.sentBytes).toBe(bytesOf("up"));
    expect(recorder.receivedBytes).toBe(bytesOf("down"));
    const last = recorder.samples.at(-1);
    expect(last?.target.taken).toBe(recorder.sentBytes);
    expect(last?.target.sent).toBe(recorder.receivedBytes);
    expect(last?.bridge).toEqual({ queuedDown: 0, queuedUp: 0, paused: false });
    expect(last?.tab).toMatchObject({ unread: 0, unsent: 0 });
    expect(recorder.ended).toBe(1);
    await untilGone(stand);
  });

  test("every time is of the call, and they go forward in each direction", async () => {
    const target = await startGreeter();
    const stand = await startStand();
    const recorder = startRecorder();
    const before = performance.now();
    await collect(inspected(stand, target, recorder).parrotSaysHello(hello));
    await recorder.untilEnded();
    const took = performance.now() - before;
    for (const way of ["up", "down"] as const) {
      const times = recorder.records.filter((record) => record.way === way).map(({ at }) => at);
      expect(times).toEqual(times.toSorted((a, b) => a - b));
      expect(Math.min(...times)).toBeGreaterThan(0);
      expect(Math.max(...times)).toBeLessThan(took);
    }
  });
});
