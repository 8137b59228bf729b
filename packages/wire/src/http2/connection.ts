import { malformed } from "./field-rules.ts";
import type { FrameHeader } from "./frame-header.ts";
import type { FramePayload, Way, WindowPoint } from "./frames.ts";
import { createHeaderBlocks } from "./header-blocks.ts";
import type { Span } from "../span.ts";
import { createSettingsState } from "./settings-state.ts";
import { createStreams } from "./streams.ts";
import { createWindows, defaultWindow } from "./windows.ts";
import { Flag, FrameType } from "./words/frame-types.ts";
import { defaultMaxFrameSize, maxWindow, Setting } from "./words/settings.ts";

type Problems = readonly (string | undefined)[];

/** What the frames before make of a frame. */
interface Applied {
  readonly payload: FramePayload;
  readonly problems: Problems;
}

/** The state of a connection as far as its frames tell it: what one frame means depends on those before. */
export interface Connection {
  /** The call's stream: the first that had headers or a body. */
  readonly stream: number | undefined;
  readonly windows: Pick<WindowPoint, "connection" | "stream">;
  /** The preface went by. A sentence when it has no business there. */
  preface(way: Way): string | undefined;
  /** A frame went by. `read` is what its payload says by itself. */
  frame(way: Way, header: FrameHeader, bytes: Uint8Array, read: FramePayload): Applied;
  /** DATA frames went by of which nothing is known but their bytes. Where these lie in the body. */
  skip(way: Way, stream: number, length: number): Span;
}

/** The dynamic table's limit where nobody can tell what the other side allowed, in bytes. */
const unknownTableLimit = 64 * 1024;
const defaultTableLimit = 4096;

const otherWay = (way: Way): Way => (way === "up" ? "down" : "up");

/** @param oneWay Whether the other direction is not there, so that the rules do not hold that need it. */
export function createConnection(oneWay: boolean): Connection {
  const tableLimit = oneWay ? unknownTableLimit : defaultTableLimit;
  const blocks = { up: createHeaderBlocks(tableLimit), down: createHeaderBlocks(tableLimit) };
  const settings = createSettingsState({
    [Setting.INITIAL_WINDOW_SIZE]: defaultWindow,
    [Setting.MAX_FRAME_SIZE]: defaultMaxFrameSize,
  });
  const streams = createStreams(!oneWay);
  const windows = createWindows();
  /** What each side has sent so far. */
  const seen = { up: { preface: false, frame: false }, down: { preface: false, frame: false } };
  const skippedSome = { up: false, down: false };
  let callStream: number | undefined;

  /** Moves a body forward, and the windows with it. */
  function spend(way: Way, stream: number, content: number, length: number) {
    if (callStream === undefined && stream !== 0) callStream = stream;
    windows.spend(way, length, stream === callStream);
    const half = streams.at(stream)[way];
    const start = half.body;
    half.body += content;
    return { start, end: half.body };
  }

  /** Rules of the connection, which no frame can show by itself. */
  function misplaced(way: Way, header: FrameHeader): string[] {
    const problems: string[] = [];
    if (!oneWay && !seen[way].frame) {
      if (way === "up" && !seen.up.preface) {
        problems.push("A client begins with the preface, and it is not there.");
      }
      const first = header.type === FrameType.SETTINGS && (header.flagByte & Flag.ACK) === 0;
      if (!first) problems.push("Each side begins with SETTINGS, and this frame came first.");
    }
    seen[way].frame = true;
    const limit = settings.highest(way, Setting.MAX_FRAME_SIZE);
    if (!oneWay && header.length > limit) {
      problems.push(
        `The other side takes frames of ${limit} bytes, and this one has ${header.length}.`,
      );
    }
    const amiss = blocks[way].check(header);
    if (amiss !== undefined) problems.push(amiss);
    return [...problems, ...streams.frame(way, header)];
  }

  /** What DATA does to the body and the windows. */
  function data(way: Way, header: FrameHeader, content: number, padding: number) {
    const body = spend(way, header.stream, content, header.length);
    const { connection, stream } = windows.now;
    const own = header.stream === callStream ? stream[way] : 0;
    const exceeded =
      connection[way] < 0 || own + settings.slack(way, Setting.INITIAL_WINDOW_SIZE) < 0;
    const problem =
      exceeded && header.length > 0 && !oneWay && !skippedSome[way]
        ? "This is more DATA than the window allowed."
        : undefined;
    return { payload: { kind: "data", body, padding } as const, problem };
  }

  /** What a piece of a header block does: all of it, when it ends the block. */
  function fragment(way: Way, header: FrameHeader, bytes: Uint8Array) {
    if (callStream === undefined && header.stream !== 0) callStream = header.stream;
    const ended = blocks[way].fragment(header, bytes);
    if (ended === undefined) return { block: undefined, problems: [] };
    const { block, opening, doubt } = ended;
    const problems = [block.problem, doubt];
    if (opening.type === FrameType.HEADERS) {
      const endsStream = (opening.flagByte & Flag.END_STREAM) !== 0;
      problems.push(malformed(way, block.headers));
      problems.push(...streams.block(way, opening.stream, block, endsStream));
    }
    return { block, problems };
  }

  function acknowledge(way: Way): string | undefined {
    const bound = settings.acknowledged(way);
    for (const { id, value } of bound ?? []) {
      if (id === Setting.HEADER_TABLE_SIZE) blocks[way].limitTable(value);
      if (id === Setting.INITIAL_WINDOW_SIZE && value <= maxWindow) windows.setInitial(way, value);
    }
    return bound === undefined && !oneWay
      ? "This acknowledges SETTINGS that the other side did not send."
      : undefined;
  }

  /** What a frame does to the connection, and what its payload says with that. */
  function apply(way: Way, header: FrameHeader, bytes: Uint8Array, read: FramePayload): Applied {
    switch (read.kind) {
      case "data": {
        const { payload, problem } = data(way, header, read.body.end, read.padding);
        return { payload, problems: [problem] };
      }
      case "push-promise":
      case "headers": {
        if (read.kind === "push-promise" && read.promised !== 0) streams.promise(read.promised);
        const { start, end } = read.fragment;
        const { block, problems } = fragment(way, header, bytes.subarray(start, end));
        return { payload: { ...read, block }, problems };
      }
      case "settings":
        if (read.ack) return { payload: read, problems: [acknowledge(way)] };
        settings.announced(way, read.entries);
        return { payload: read, problems: [] };
      case "window-update": {
        const { stream } = header;
        if (stream !== 0 && stream !== callStream) return { payload: read, problems: [] };
        const on = stream === 0 ? "connection" : "stream";
        const problem = windows.grant(otherWay(way), read.increment, on);
        return { payload: read, problems: [problem] };
      }
      default:
        return { payload: read, problems: [] };
    }
  }

  return {
    get stream() {
      return callStream;
    },
    get windows() {
      return windows.now;
    },
    preface(way) {
      const again = way === "down" || seen.up.preface || seen.up.frame;
      seen[way].preface = true;
      return again ? "The preface is what a client sends first, and only once." : undefined;
    },
    frame(way, header, bytes, read) {
      const misplacements = misplaced(way, header);
      const { payload, problems } = apply(way, header, bytes, read);
      return { payload, problems: [...misplacements, ...problems] };
    },
    skip(way, stream, length) {
      skippedSome[way] = true;
      return spend(way, stream, length, length);
    },
  };
}
