import { type BodyFrame, isBodyFrame } from "./carried.ts";
import { createConnection } from "./connection.ts";
import {
  type FrameHeader,
  headerLength,
  isPadded,
  prefaceLength,
  readFrameHeader,
  startsWithPreface,
} from "./frame-header.ts";
import type {
  FrameRecord,
  Http2Frame,
  Http2Record,
  SkippedRecord,
  Way,
  WindowPoint,
} from "./frames.ts";
import { readPayload } from "./payload.ts";
import { flagsOf, frameTypeName, FrameType } from "./words/frame-types.ts";

/** Reads the frames of one connection, both directions, in the order in which they passed. */
export interface Http2Reader {
  /**
   * Reads the next record, and keeps what it says. Never throws: what is wrong
   * with it is its `problem`. The bytes are kept as they are and must not change.
   */
  push(record: Http2Record): Http2Frame;
  /** All frames so far: the same array each time, which grows. */
  readonly frames: readonly Http2Frame[];
  /** The windows at the first frame, and after each that changed one. Grows as `frames` does. */
  readonly windows: readonly WindowPoint[];
  /** The call's stream: the first that had headers or a body. */
  readonly stream: number | undefined;
  /**
   * The first frame that stands for skipped ones of which some were not DATA,
   * by its index. Behind it nobody knows the windows, nor HPACK's table.
   */
  readonly gap: number | undefined;
  /** The frames that carry the call's body one way, in the order of the body: for `carriedBy`. */
  carriers(way: Way): readonly BodyFrame[];
}

export interface Http2ReaderOptions {
  /**
   * Whether only one direction is there, or a piece of one, so that the rules
   * do not hold that need the other: windows, settings, who opened a stream.
   */
  readonly oneWay?: boolean;
}

type NewFrame = Omit<Http2Frame, "index">;

export function createHttp2Reader({ oneWay = false }: Http2ReaderOptions = {}): Http2Reader {
  const frames: Http2Frame[] = [];
  const points: WindowPoint[] = [];
  const carriers: Record<Way, BodyFrame[]> = { up: [], down: [] };
  const connection = createConnection(oneWay);
  let gap: number | undefined;

  function keep(added: NewFrame): Http2Frame {
    const kept = { index: frames.length, ...added };
    frames.push(kept);
    const { windows } = connection;
    const last = points.at(-1);
    if (last === undefined || !sameWindows(last, windows)) {
      points.push({ at: kept.at, frame: kept.index, ...windows });
    }
    if (kept.stream === connection.stream && isBodyFrame(kept)) carriers[kept.way].push(kept);
    return kept;
  }

  function readSkip({ at, way, skipped }: SkippedRecord): NewFrame {
    const stream = connection.stream ?? 1;
    const { frames: count, bytes, others = 0 } = skipped;
    if (others > 0) gap ??= frames.length;
    const body = connection.skip(way, stream, others >= count ? 0 : bytes);
    return {
      ...blank,
      at,
      way,
      type: "SKIPPED",
      stream,
      length: bytes,
      payload: { kind: "skipped", frames: count, others, body },
    };
  }

  function readPreface({ at, way, bytes }: FrameRecord): NewFrame {
    const problem = connection.preface(way);
    const payload = { kind: "preface" } as const;
    return { ...blank, at, way, type: "PREFACE", length: prefaceLength, payload, bytes, problem };
  }

  function readFrame({ at, way, bytes }: FrameRecord, header: FrameHeader): NewFrame {
    const { length, stream, flagByte } = header;
    const { payload: own, problems } = readPayload(header, bytes);
    const applied = connection.frame(way, header, bytes, own);
    const doubtful = applied.problems.filter((sentence) => sentence !== undefined);
    const sentences = [
      cutShort(header, bytes),
      ...problems,
      ...doubtful,
      doubtful.length > 0 && gap !== undefined ? unsure : undefined,
    ].filter((sentence) => sentence !== undefined);
    return {
      at,
      way,
      type: frameTypeName(header.type),
      stream,
      length,
      flagByte,
      flags: flagsOf(header.type, flagByte),
      payload: applied.payload,
      bytes,
      problem: sentences.length === 0 ? undefined : sentences.join(" "),
    };
  }

  function read(record: Http2Record): NewFrame {
    if ("skipped" in record) return readSkip(record);
    const { at, way, bytes } = record;
    if (bytes.length === prefaceLength && startsWithPreface(bytes)) return readPreface(record);
    const header = readFrameHeader(bytes);
    if (header !== undefined) return readFrame(record, header);
    const problem = `A frame has a header of ${headerLength} bytes, and here are ${bytes.length}.`;
    return { ...blank, at, way, bytes, problem };
  }

  return {
    frames,
    windows: points,
    get stream() {
      return connection.stream;
    },
    get gap() {
      return gap;
    },
    carriers: (way) => carriers[way],
    push: (record) => keep(read(record)),
  };
}

/** After a rule that needs the frames before, where some of them are not known. */
const unsure = "It may be otherwise: frames before it were counted, and not told.";

/** Of what is no frame. */
const blank = {
  type: "UNKNOWN",
  stream: 0,
  length: 0,
  flagByte: 0,
  flags: [],
  payload: { kind: "unknown" },
  bytes: new Uint8Array(),
  problem: undefined,
} as const;

/** Whether less of a frame is there than its header says. Of DATA the content is not told. */
function cutShort(header: FrameHeader, bytes: Uint8Array): string | undefined {
  const told = bytes.length - headerLength;
  const wanted =
    header.type === FrameType.DATA
      ? Math.min(isPadded(header) ? 1 : 0, header.length)
      : header.length;
  if (told < wanted) return `The frame breaks off after ${told} of ${header.length} bytes.`;
  if (told <= header.length) return undefined;
  return `After the frame's ${header.length} bytes come ${told - header.length} that are not its own.`;
}

type WindowState = Pick<WindowPoint, "connection" | "stream">;

function sameWindows(one: WindowState, other: WindowState): boolean {
  return (["connection", "stream"] as const).every(
    (which) => one[which].up === other[which].up && one[which].down === other[which].down,
  );
}
