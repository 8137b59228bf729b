import { create } from "@bufbuild/protobuf";
import { HelloRequestSchema } from "@grpc-playground/gen/greet_pb";
import { array, assert, boolean, constant, nat, oneof, property, record } from "fast-check";
import type { Arbitrary } from "fast-check";
import { describe, expect, test } from "vitest";
import { createCallLog } from "../src/index.ts";
import type { CallEvent, CallLogWriter } from "../src/index.ts";

const message = create(HelloRequestSchema, {});

type Step = { sent: boolean; size: number } | "milestone";

const step: Arbitrary<Step> = oneof(
  { weight: 6, arbitrary: record({ sent: boolean(), size: nat(5_000) }) },
  { weight: 1, arbitrary: constant("milestone" as const) },
);

function play(log: CallLogWriter, steps: readonly Step[]): void {
  for (const each of steps) {
    if (each === "milestone") log.milestone({ kind: "half-closed", sent: 0, received: 0 });
    else log.message(each.sent ? "message-sent" : "message-received", message, each.size);
  }
}

function all(log: CallLogWriter): CallEvent[] {
  return Array.from({ length: log.events.length }, (_, index) => {
    const event = log.events.at(index);
    if (event === undefined) throw new Error(`no event at ${index} of ${log.events.length}`);
    return event;
  });
}

describe("whatever is appended", () => {
  const limits = { maxMessages: 40, maxBytes: 60_000 };

  test("counts are true, order is kept, bounds hold, milestones stay", () => {
    assert(
      property(array(step, { maxLength: 400 }), (steps) => {
        const log = createCallLog({ limits });
        play(log, steps);
        const events = all(log);
        const { counters } = log;

        const messages = steps.filter((each) => each !== "milestone");
        const up = messages.filter((each) => each.sent);
        const sum = (list: typeof messages) => list.reduce((total, each) => total + each.size, 0);
        expect(counters.sent).toBe(up.length);
        expect(counters.received).toBe(messages.length - up.length);
        expect(counters.bytesSent).toBe(sum(up));
        expect(counters.bytesSent + counters.bytesReceived).toBe(sum(messages));
        expect(log.version).toBe(steps.length);

        const seqs = events.map((event) => event.seq);
        expect(seqs).toEqual(seqs.toSorted((a, b) => a - b));
        expect(new Set(seqs).size).toBe(seqs.length);
        expect(events.length + counters.dropped).toBe(steps.length);

        expect(log.messages.length).toBeLessThanOrEqual(limits.maxMessages);
        const kept = events.filter((event) => "size" in event);
        expect(kept.length).toBe(log.messages.length);
        const bytes = kept.reduce((total, event) => total + event.size, 0);
        expect(bytes <= limits.maxBytes || kept.length === 1).toBe(true);
        expect(log.milestones.length).toBe(steps.length - messages.length);

        // What is kept of the messages is their end.
        expect(kept.map((event) => event.size)).toEqual(
          messages.slice(messages.length - kept.length).map((each) => each.size),
        );
      }),
    );
  });

  test("indexes of each direction count from 0 without gaps", () => {
    assert(
      property(array(step, { maxLength: 100 }), (steps) => {
        const log = createCallLog();
        play(log, steps);
        for (const kind of ["message-sent", "message-received"] as const) {
          const indexes = all(log).flatMap((event) => (event.kind === kind ? [event.index] : []));
          expect(indexes).toEqual(indexes.map((_, place) => place));
        }
      }),
    );
  });
});

test("nothing is appended after the status", () => {
  const log = createCallLog();
  log.milestone({
    kind: "status",
    code: 0,
    name: "OK",
    message: "",
    details: [],
    origin: "server",
    sent: 0,
    received: 0,
  });
  expect(() => log.message("message-received", message, 1)).toThrow("has ended");
  expect(() => log.milestone({ kind: "cancelled", by: "client", sent: 0, received: 0 })).toThrow(
    "has ended",
  );
  expect(log.version).toBe(1);
});

test("outside its length a log has nothing", () => {
  const log = createCallLog();
  play(log, ["milestone", { sent: true, size: 1 }]);
  for (const index of [-1, 2, 0.5, Number.NaN]) {
    expect(log.events.at(index)).toBeUndefined();
    expect(log.messages.at(index)).toBeUndefined();
  }
});

test("listeners hear each event until they leave, even the same function twice", () => {
  const log = createCallLog();
  let heard = 0;
  const listener = () => {
    heard += 1;
  };
  const leave = log.subscribe(listener);
  const leaveToo = log.subscribe(listener);
  play(log, ["milestone"]);
  expect(heard).toBe(2);
  leave();
  play(log, ["milestone"]);
  expect(heard).toBe(3);
  leaveToo();
  play(log, ["milestone"]);
  expect(heard).toBe(3);
});

test("one message larger than the whole budget is kept: it is what a person waits for", () => {
  const log = createCallLog({ limits: { maxBytes: 1_000 } });
  play(log, [
    { sent: true, size: 10 },
    { sent: false, size: 5_000 },
  ]);
  expect(log.messages.length).toBe(1);
  expect(log.messages.at(0)?.size).toBe(5_000);
  expect(log.counters.dropped).toBe(1);
});
