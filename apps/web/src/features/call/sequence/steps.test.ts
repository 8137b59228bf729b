import { create } from "@bufbuild/protobuf";
import { createCallLog, type CallLogWriter } from "@grpc-playground/call";
import { createTally } from "@grpc-playground/call/playback";
import { HelloReplySchema } from "@grpc-playground/gen/greet_pb";
import { array, assert, constantFrom, nat, property, tuple } from "fast-check";
import { expect, test } from "vitest";
import { stepsOf, type Step } from "./steps.ts";

const message = create(HelloReplySchema, { message: "hello" });
/** Long runs as well as short ones. */
const events = array(tuple(constantFrom("up", "down", "mixed", "pause"), nat(45)), {
  maxLength: 12,
}).map((runs) =>
  runs.flatMap(([what, times]) => Array.from({ length: times }, (_, at) => kindOf(what, at))),
);

function kindOf(what: string, at: number): string {
  if (what === "mixed") return at % 2 === 0 ? "up" : "down";
  // A few pauses, and not as many as there are messages.
  return what === "pause" && at > 2 ? "up" : what;
}

function logOf(list: readonly string[], most = 100_000): CallLogWriter {
  const log = createCallLog({ limits: { maxMessages: most }, clock: counter() });
  for (const each of list) {
    if (each === "pause") log.milestone({ kind: "paused", sent: 0, received: 0 });
    else log.message(each === "up" ? "message-sent" : "message-received", message, 7);
  }
  return log;
}

function counter(): () => number {
  let now = 0;
  return () => (now += 1);
}

function draw(log: CallLogWriter, opened: ReadonlySet<string> = new Set()): Step[] {
  return stepsOf(log, createTally(log), opened);
}

/** The places of the events that a list of steps stands for, those of open groups once. */
function covered(steps: readonly Step[], kept: readonly number[]): number[] {
  return steps.flatMap((step) => {
    if (step.type === "event") return [step.event.seq];
    if (step.type === "lost" || step.open) return [];
    return kept.filter((seq) => seq >= step.from && seq < step.to);
  });
}

function keptOf(log: CallLogWriter): number[] {
  return Array.from({ length: log.events.length }, (_, at) => log.events.at(at)?.seq ?? -1);
}

function groupsOf(steps: readonly Step[]): Set<string> {
  return new Set(steps.flatMap((step) => (step.type === "group" ? [step.key] : [])));
}

test("every kept event is drawn once and in order, by itself or in a group, however far groups are opened", () => {
  assert(
    property(events, nat(400), nat(4), (list, most, deep) => {
      // The drawing begins at a milestone, as every call does.
      const log = logOf(["pause", ...list], most + 1);
      let steps = draw(log);
      for (let round = 0; round < deep; round += 1) steps = draw(log, groupsOf(steps));
      const kept = keptOf(log);
      expect(covered(steps, kept)).toEqual(kept);
    }),
  );
});

test("a hundred thousand messages are a few steps, and open by tens down to single ones", () => {
  const log = logOf(["pause", ...Array.from({ length: 100_000 }, () => "down")]);
  const steps = draw(log);
  expect(steps.length).toBe(8);
  const group = steps.find((step) => step.type === "group");
  expect(group).toMatchObject({ before: { received: 3 }, after: { received: 99_997 } });
  expect(group).toMatchObject({ after: { bytesReceived: 99_997 * 7 } });

  const opened = new Set<string>();
  let deepest = group;
  while (deepest !== undefined && !opened.has(deepest.key)) {
    opened.add(deepest.key);
    const now = draw(log, opened);
    expect(now.length).toBeLessThan(80);
    deepest = now
      .filter((step) => step.type === "group")
      .find(({ key, depth }) => !opened.has(key) && depth === opened.size);
  }
  expect(opened.size).toBe(5);
});

test("what the log has dropped is told where it was", () => {
  const log = logOf(["pause", ...Array.from({ length: 50 }, () => "up"), "pause", "down"], 10);
  const lost = draw(log).flatMap((step) => (step.type === "lost" ? [step.count] : []));
  expect(lost).toEqual([41]);
});

test("a group that is open stays open while the call goes on", () => {
  const log = logOf(["pause", ...Array.from({ length: 40 }, () => "down")]);
  const opened = groupsOf(draw(log));
  for (let more = 0; more < 30; more += 1) {
    log.message("message-received", message, 7);
    expect(draw(log, opened).some((step) => step.type === "group" && step.open)).toBe(true);
  }
});
