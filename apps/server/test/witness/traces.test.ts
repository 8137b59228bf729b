import { Code } from "@connectrpc/connect";
import { Sighting_What as What } from "@grpc-playground/gen/playground/v1/witness_pb";
import { describe, expect, test, vi } from "vitest";
import { createTraces, type Traces } from "../../src/witness/traces.ts";
import { watchCall } from "../../src/witness/watched-call.ts";
import { collect, collectUntilError, errorOf } from "../contract/helpers.ts";

const never = new AbortController().signal;

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
      expect(await collect(traces.watch("12345678", never))).toHaveLength(1);
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
    const watching = collectUntilError(traces.watch("12345678", leave.signal));
    expect(traces.size()).toBe(1);
    leave.abort(new Error("left"));
    expect((await watching).error.rawMessage).toBe("left");
    expect(traces.size()).toBe(0);
  });

  test("a call that does not come is NOT_FOUND", async () => {
    const traces = createTraces({ patienceMs: 20 });
    const error = await errorOf(collect(traces.watch("12345678", never)));
    expect(error.code).toBe(Code.NotFound);
    expect(error.rawMessage).toMatch(/no call with x-lab-trace: 12345678 came within 0.02 s/);
    expect(traces.size()).toBe(0);
  });

  test("the oldest that is over makes way; what is open or watched does not", async () => {
    const traces = createTraces({ maxTraces: 2 });
    const first = call(traces, "first---");
    call(traces, "second--").done();
    const third = call(traces, "third---");
    expect(traces.size()).toBe(2);
    expect(watchCall(traces, "fourth--", { attempt: 0 })).toBeUndefined();
    const refused = await errorOf(collect(traces.watch("fourth--", never)));
    expect(refused.code).toBe(Code.ResourceExhausted);
    first.done();
    third.done();
    expect(await collect(traces.watch("first---", never))).toHaveLength(1);
    expect(watchCall(traces, "fourth--", { attempt: 0 })).toBeDefined();
  });

  test("a long call keeps its first sightings, and its end says how many were dropped", async () => {
    const traces = createTraces();
    const { see, done } = call(traces, "12345678");
    for (let index = 0; index < 1234; index++) see(What.MESSAGE_RECEIVED, index);
    done();
    const seen = await collect(traces.watch("12345678", never));
    expect(seen).toHaveLength(501);
    expect(seen.at(-2)?.index).toBe(499);
    expect(seen.at(-1)).toMatchObject({
      what: What.DONE,
      note: "734 more sightings were dropped: a trace keeps 500",
    });
  });
});
