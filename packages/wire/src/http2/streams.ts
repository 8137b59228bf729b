import type { HeaderBlock, Way } from "./frames.ts";
import type { FrameHeader } from "./frame-header.ts";
import { Flag, frameTypeName, FrameType } from "./words/frame-types.ts";

/** How far one side has come on a stream. */
interface Half {
  /** Its final headers have gone by: an HTTP response may have others, with a status of 1xx, before. */
  headed: boolean;
  /** It sent END_STREAM. */
  ended: boolean;
  /** It sent RST_STREAM. */
  reset: boolean;
  /** Bytes of the body so far. */
  body: number;
}

const createHalf = (): Half => ({ headed: false, ended: false, reset: false, body: 0 });

export type Halves = Readonly<Record<Way, Half>>;

/** The streams of a connection, with the rules that bind the frames on them. */
export interface Streams {
  /** The state of one; made when it is first asked for. */
  at(id: number): Halves;
  /** Takes note of a frame, and says what is wrong with it there. */
  frame(way: Way, header: FrameHeader): readonly string[];
  /** Takes note of the headers that a frame ended. `endsStream`: whether it, or the HEADERS before it, said so. */
  block(way: Way, stream: number, block: HeaderBlock, endsStream: boolean): readonly string[];
  /** A stream was promised by PUSH_PROMISE, so that its response may come. */
  promise(stream: number): void;
}

const onConnection = new Set<number>([FrameType.SETTINGS, FrameType.PING, FrameType.GOAWAY]);
const onStream = new Set<number>([
  FrameType.DATA,
  FrameType.HEADERS,
  FrameType.PRIORITY,
  FrameType.RST_STREAM,
  FrameType.PUSH_PROMISE,
  FrameType.CONTINUATION,
]);
/** Those that need an open stream: RFC 9113, 5.1. */
const onOpenStream = new Set<number>([
  FrameType.DATA,
  FrameType.RST_STREAM,
  FrameType.WINDOW_UPDATE,
]);

/** @param whole Whether both directions are read from their first byte on, so that what is not seen did not happen. */
export function createStreams(whole: boolean): Streams {
  const streams = new Map<number, Halves>();

  function at(id: number): Halves {
    const known = streams.get(id);
    if (known !== undefined) return known;
    const halves = { up: createHalf(), down: createHalf() };
    streams.set(id, halves);
    return halves;
  }

  function frame(way: Way, { type, stream, flagByte }: FrameHeader): readonly string[] {
    const name = frameTypeName(type);
    if (stream !== 0 && onConnection.has(type)) {
      return [
        `${name} belongs to the connection, so to stream 0, and this one is on stream ${stream}.`,
      ];
    }
    if (stream === 0) {
      return onStream.has(type)
        ? [`${name} belongs to a stream, and this one is on stream 0.`]
        : [];
    }
    const problems: string[] = [];
    if (whole && onOpenStream.has(type) && !streams.has(stream)) {
      problems.push(`Stream ${stream} was not opened yet.`);
    }
    if (type !== FrameType.DATA && type !== FrameType.HEADERS && type !== FrameType.RST_STREAM) {
      return problems;
    }
    if (whole && type === FrameType.HEADERS && !streams.has(stream)) {
      if (way === "down") problems.push(`Stream ${stream} was not opened by the client.`);
      else if (stream % 2 === 0) {
        problems.push(`A client opens streams with odd numbers, and this one is ${stream}.`);
      }
    }
    const half = at(stream)[way];
    if (type === FrameType.RST_STREAM) {
      half.reset = true;
      return problems;
    }
    if (half.reset) problems.push(`${name} comes after this side's RST_STREAM.`);
    else if (half.ended) problems.push(`${name} comes after this side's END_STREAM.`);
    if ((flagByte & Flag.END_STREAM) !== 0) half.ended = true;
    return problems;
  }

  function block(way: Way, stream: number, { headers }: HeaderBlock, endsStream: boolean) {
    if (stream === 0) return [];
    const half = at(stream)[way];
    const interim = headers.some(({ name, value }) => name === ":status" && value.startsWith("1"));
    if (interim) return endsStream ? ["A status of 1xx does not end a stream."] : [];
    if (half.headed && !endsStream) {
      return ["These are trailers, which end the stream, and END_STREAM is not set."];
    }
    const pseudo = half.headed && headers.find(({ name }) => name.startsWith(":"));
    if (pseudo)
      return [`These are trailers, which have no pseudo-header, and here is ${pseudo.name}.`];
    half.headed = true;
    return [];
  }

  return { at, frame, block, promise: (stream) => void at(stream) };
}
