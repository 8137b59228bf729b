import type { Beside } from "../../call-queue.ts";
import { FrameType } from "../../frames.ts";
import type { FlowSample } from "../../inspect.ts";
import type { MessageBuilder } from "../../message.ts";
import { encodeTapConnection, encodeTapFlow } from "../../tap/codec.ts";
import type { ServerFlow } from "../../tap/codec.ts";
import { FrameSplitter } from "./frame-splitter.ts";
import type { SessionTap } from "./session-tap.ts";
import { TapLog } from "./tap-log.ts";
import type { TapLimits } from "./tap-log.ts";
import { createWindows } from "./windows.ts";

/** Tap frames with nothing else to go along wait so long for more of them. */
const GATHER_MS = 20;

/** Between two samples of what waits where, while anything changes. */
const SAMPLE_MS = 60;

const NOTHING = new Uint8Array(0);

/** The server end's part in telling of one inspected call. */
export interface CallTap extends SessionTap, Beside {
  /** Something of the call has changed: look, soon, at what waits. */
  touch(): void;
  /** The call has failed, perhaps before there was a connection. */
  failed(reason: string): void;
  /** The tab was told how the call ended, or ended it itself: when the connection is gone, so is this. */
  callOver(): void;
}

export interface CallTapOptions {
  readonly id: number;
  /** When the call was opened, of `performance.now()`. */
  readonly startedMs: number;
  readonly limits: TapLimits;
  readonly waiting: () => FlowSample["bridge"];
  /** Asks for `before` and `after` to be called. */
  readonly wake: () => void;
}

export function createCallTap({ id, startedMs, limits, waiting, wake }: CallTapOptions): CallTap {
  const log = new TapLog(limits);
  const windows = createWindows();
  const splitters = {
    up: new FrameSplitter(true, (frame) => {
      windows.saw("up", frame);
      log.add(now(), "up", frame);
    }),
    down: new FrameSplitter(false, (frame) => {
      windows.saw("down", frame);
      log.add(now(), "down", frame);
    }),
  };
  /** What is to be sent next, in order. */
  let ready: { type: FrameType; payload: Uint8Array }[] = [];
  let gathering: NodeJS.Timeout | undefined;
  let sampling: NodeJS.Timeout | undefined;
  let lastFlow: ServerFlow | undefined;
  let connection: "none" | "open" | "closed" = "none";
  let callOver = false;
  let endSent = false;

  function now(): number {
    return performance.now() - startedMs;
  }

  function over(): boolean {
    return callOver && connection !== "open";
  }

  function gather(): void {
    gathering ??= setTimeout(() => {
      gathering = undefined;
      collect(true);
      wake();
    }, GATHER_MS).unref();
  }

  /**
   * What the log holds passed before what comes now. While a tab takes nothing,
   * what is only counted goes on being counted.
   */
  function collect(all: boolean): void {
    for (const payload of log.take(all && ready.length === 0))
      ready.push({ type: FrameType.tapFrames, payload });
  }

  function push(type: FrameType, payload: Uint8Array): void {
    collect(true);
    ready.push({ type, payload });
    gather();
  }

  function sample(): void {
    const flow = { at: now(), bridge: waiting(), target: windows.sample() };
    if (lastFlow !== undefined && isSame(lastFlow, flow)) return;
    lastFlow = flow;
    // One that was not sent in time is out of date.
    ready = ready.filter(({ type }) => type !== FrameType.tapFlow);
    push(FrameType.tapFlow, encodeTapFlow(flow));
  }

  function touch(): void {
    if (endSent || sampling !== undefined) return;
    sampling = setTimeout(() => {
      sampling = undefined;
      if (!endSent) sample();
    }, SAMPLE_MS).unref();
  }

  function sendReady(message: MessageBuilder): boolean {
    let sent = 0;
    for (const { type, payload } of ready) {
      if (!message.put(type, id, payload)) break;
      sent++;
    }
    ready = ready.slice(sent);
    return ready.length === 0;
  }

  return {
    bytes(way, chunk) {
      splitters[way].push(chunk);
      touch();
      if (!log.empty) gather();
    },
    state(state, detail) {
      connection = state === "failed" || state === "closed" ? "closed" : "open";
      push(FrameType.tapConnection, encodeTapConnection({ at: now(), state, detail }));
      if (over()) wake();
    },
    touch,
    failed(reason) {
      if (connection !== "none") return;
      connection = "closed";
      const event = { at: now(), state: "failed", detail: reason } as const;
      push(FrameType.tapConnection, encodeTapConnection(event));
    },
    callOver() {
      callOver = true;
      if (over()) wake();
    },
    before(message) {
      collect(false);
      if (!endSent) touch();
      return sendReady(message);
    },
    after(message) {
      if (endSent || !over()) return true;
      sample();
      collect(true);
      if (!sendReady(message) || !message.put(FrameType.tapEnd, id, NOTHING)) return false;
      endSent = true;
      clearTimeout(gathering);
      clearTimeout(sampling);
      return true;
    },
  };
}

function isSame(a: ServerFlow, b: ServerFlow): boolean {
  return (
    a.bridge.paused === b.bridge.paused &&
    a.bridge.queuedDown === b.bridge.queuedDown &&
    a.bridge.queuedUp === b.bridge.queuedUp &&
    a.target.window === b.target.window &&
    a.target.sendWindow === b.target.sendWindow &&
    a.target.sent === b.target.sent &&
    a.target.taken === b.target.taken
  );
}
