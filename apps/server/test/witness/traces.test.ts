import { Code } from "@connectrpc/connect";
import { Sighting_What as What } from "@grpc-playground/gen/playground/v1/witness_pb";
import { describe, expect, test, vi } from "vitest";
import { createTraces, type Traces } from "../../src/witness/traces.ts";
import { watchCall } from "../../src/witness/watched-call.ts";
import { collect, collectUntilError, errorOf } from "../contract/helpers.ts";

const here = { host: "a", signal: new AbortController().signal };

function call(traces: Traces, id: string) {
  const watched = watchCall(traces, id, { attempt: 0 });
  if (watched === undefined) throw new Error("there is no room");
  return watched;
}

describe("what is kept of traces", () => {
  test("a finished call is forgotten after a while, and not while somebody watches", async () => {
    vi.useFakeTimers();
    try {
      const traces = createTraces({ keepMs: 1000 });
      call(traces, "12345678").done();
      vi.advanceTimersByTime(999);
      expect(traces.size()).toBe(1);
      expect(await collect(traces.watch("12345678", here))).toHaveLength(1);
      vi.advanceTimersByTime(999);
      expect(traces.size()).toBe(1);
      vi.advanceTimersByTime(1);
      expect(traces.size()).toBe(0);
    } finally {
      vi.useRealTimers();
    }
  });

  test("a watcher that leaves early leaves nothing behind", async () => {
    const traces = createTraces();
    const leave = new AbortController();
    const watching = collectUntilError(
      traces.watch("12345678", { host: "a", signal: leave.signal }),
    );
    expect(traces.size()).toBe(1);
    leave.abort(new Error("left"));
    expect((await watching).error.rawMessage).toBe("left");
    expect(traces.size()).toBe(0);
  });

  test("a call that does not come is NOT_FOUND", async () => {
    const traces = createTraces({ patienceMs: 20 });
    const error = await errorOf(collect(traces.watch("12345678", here)));
    expect(error.code).toBe(Code.NotFound);
    expect(error.rawMessage).toMatch(/no call with x-lab-trace: 12345678 came within 0.02 s/);
    expect(traces.size()).toBe(0);
  });

  test("the oldest that is over makes way, then the oldest that nobody watches", async () => {
    const traces = createTraces({ maxTraces: 2 });
    const first = call(traces, "first---");
    call(traces, "second--").done();
    const third = call(traces, "third---");
    expect(traces.size()).toBe(2);
    const fourth = call(traces, "fourth--");
    // Of the first nothing more is kept, and it goes on.
    for (const { done } of [first, third, fourth]) done();
    expect(traces.size()).toBe(2);
    expect(await collect(traces.watch("third---", here))).toHaveLength(1);
    expect(await collect(traces.watch("fourth--", here))).toHaveLength(1);
  });

  test("what is watched does not make way for calls, nor for more of the same machine", async () => {
    const traces = createTraces({ maxTraces: 2 });
    const watching = ["first---", "second--"].map((id) => collect(traces.watch(id, here)));
    expect(watchCall(traces, "third---", { attempt: 0 })).toBeUndefined();
    const refused = await errorOf(collect(traces.watch("third---", here)));
    expect(refused.code).toBe(Code.ResourceExhausted);
    expect(refused.rawMessage).toMatch(/^the server watches 2 calls, the most at once, .* again/);
    for (const id of ["first---", "second--"]) call(traces, id).done();
    expect((await Promise.all(watching)).map(({ length }) => length)).toEqual([1, 1]);
  });

  test("machines share the room: who watches the most gives way, and is told", async () => {
    const traces = createTraces({ maxTraces: 4 });
    const there = { ...here, host: "b" };
    const many = ["a-1-----", "a-2-----", "a-3-----", "a-4-----"].map((id) =>
      collectUntilError(traces.watch(id, here)),
    );
    const few = ["b-1-----", "b-2-----"].map((id) => collect(traces.watch(id, there)));
    const [first, second] = await Promise.all(many.slice(0, 2));
    expect([first?.error.code, second?.error.code]).toEqual([
      Code.ResourceExhausted,
      Code.ResourceExhausted,
    ]);
    // Both have as many now.
    const refused = await errorOf(collect(traces.watch("b-3-----", there)));
    expect(refused.code).toBe(Code.ResourceExhausted);
    for (const id of ["b-1-----", "b-2-----"]) call(traces, id).done();
    expect((await Promise.all(few)).map(({ length }) => length)).toEqual([1, 1]);
  });

  test("a long call keeps its first sightings, and its end says how many were dropped", async () => {
    const traces = createTraces();
    const { see, done } = call(traces, "12345678");
    for (let index = 0; index < 1234; index++) see(What.MESSAGE_RECEIVED, index);
    done();
    const seen = await collect(traces.watch("12345678", here));
    expect(seen).toHaveLength(501);
    expect(seen.at(-2)?.index).toBe(499);
    expect(seen.at(-1)).toMatchObject({
      what: What.DONE,
      note: "734 more sightings were dropped: a trace keeps 500",
    });
  });
});
