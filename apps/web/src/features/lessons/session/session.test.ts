import { createCallLog, type CallLogWriter } from "@grpc-playground/call";
import { Greeter } from "@grpc-playground/gen/greet_pb";
import { parseLesson, type CallEvidence, type Step } from "@grpc-playground/lessons";
import { beforeEach, expect, test, vi } from "vitest";
import { createSession } from "./session.ts";

let frames: ((now: number) => void)[] = [];

beforeEach(() => {
  frames = [];
  vi.stubGlobal("requestAnimationFrame", (frame: (now: number) => void) => frames.push(frame));
  vi.stubGlobal("cancelAnimationFrame", () => undefined);
});

/** Draws what waits to be drawn, late enough for everybody. */
function draw(): void {
  for (const frame of frames.splice(0)) frame(Number.MAX_SAFE_INTEGER);
}

function stepOf(check: string): Step {
  const { lesson, problems } = parseLesson(
    "01-a.md",
    [
      "---\ntitle: a\npart: a\nminutes: 1\nabout: a\nconcepts: [rpc]",
      "method: greet.Greeter/ParrotSaysHello\n---\n## a\n```step",
      `task: a\ncheck: ${check}\nhints: [a]\nshow: [press: Send]\nwrong: [press: Cancel]`,
      "```\n",
    ].join("\n"),
  );
  const step = lesson?.steps[0];
  if (step === undefined) throw new Error(JSON.stringify(problems));
  return step;
}

/** A call in which so many bytes came already. */
function call(bytes = 0): CallEvidence & { log: CallLogWriter } {
  const counters = { sent: 1, received: bytes === 0 ? 0 : 1, bytesSent: 0, bytesReceived: bytes };
  const none = { parts: 0, bytes: 0 };
  const log = createCallLog({ lost: { counters, wire: { up: none, down: none } } });
  const method = Greeter.method.parrotSaysHello;
  return { log, method, protocol: "grpc", target: "own" };
}

const paused = { kind: "paused", sent: 0, received: 0 } as const;
const ended = {
  kind: "status",
  code: 0,
  name: "OK",
  message: "",
  details: [],
  origin: "server",
  sent: 1,
  received: 0,
} as const;

test("what holds once stays, and tells once", () => {
  const passed = vi.fn<() => void>();
  const session = createSession(stepOf("{ received: { at-least: 1 }, ended: false }"), passed);
  session.add(call());
  draw();
  expect(session.state.get().passed).toBe(false);
  session.add(call(5));
  draw();
  session.add(call());
  draw();
  expect(session.state.get().passed).toBe(true);
  expect(passed).toHaveBeenCalledTimes(1);
});

test("what brings nothing new to a check draws nothing", () => {
  const session = createSession(stepOf("{ status: OK, received: 3 }"), () => undefined);
  const own = call();
  session.add(own);
  draw();
  const before = session.state.get();
  own.log.milestone(paused);
  expect(frames.length).toBe(1);
  draw();
  expect(session.state.get()).toBe(before);
});

test("large calls are let go of, but for the newest few", () => {
  const session = createSession(stepOf("{ status: OK }"), () => undefined);
  const calls = Array.from({ length: 6 }, () => call(100_000_000));
  for (const each of calls) session.add(each);
  draw();
  const watched = calls.map(({ log }) => {
    log.milestone(paused);
    const isAsked = frames.length > 0;
    draw();
    return isAsked;
  });
  expect(watched).toEqual([false, false, true, true, true, true]);
});

test("a step that was left watches nothing any more", () => {
  const session = createSession(stepOf("{ status: OK }"), () => undefined);
  const own = call();
  session.add(own);
  draw();
  session.close();
  own.log.milestone(paused);
  expect(frames).toEqual([]);
});

test("what is missing is told once a call did not do it, and not while it may", () => {
  vi.useFakeTimers();
  try {
    const session = createSession(stepOf("{ status: OK, received: 3 }"), () => undefined);
    const own = call();
    session.add(own);
    draw();
    vi.advanceTimersByTime(9_000);
    own.log.milestone(paused);
    draw();
    vi.advanceTimersByTime(9_000);
    draw();
    expect(session.state.get().stuck, "still at it").toBe(false);
    own.log.milestone(ended);
    draw();
    expect(session.state.get().stuck, "only just over").toBe(false);
    vi.advanceTimersByTime(2_000);
    draw();
    expect(session.state.get().stuck, "over").toBe(true);
  } finally {
    vi.useRealTimers();
  }
});

test("what is missing of a call that stays open is told after a while", () => {
  vi.useFakeTimers();
  try {
    const session = createSession(stepOf("{ status: OK }"), () => undefined);
    session.add(call());
    draw();
    vi.advanceTimersByTime(11_000);
    draw();
    expect(session.state.get().stuck).toBe(true);
  } finally {
    vi.useRealTimers();
  }
});

test("while the answer alone is missing, nothing is looked at again and again", () => {
  vi.useFakeTimers();
  try {
    const session = createSession(
      stepOf("{ status: OK, answer: '3' }\nquestion: a"),
      () => undefined,
    );
    const own = call();
    session.add(own);
    own.log.milestone(ended);
    draw();
    vi.advanceTimersByTime(2_000);
    draw();
    expect(session.state.get()).toMatchObject({ stuck: false, passed: false });
    expect([vi.getTimerCount(), frames.length]).toEqual([0, 0]);
  } finally {
    vi.useRealTimers();
  }
});
