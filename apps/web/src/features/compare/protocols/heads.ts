import type { HttpRequestHead, HttpResponseHead, WireLog, Way } from "@grpc-playground/call";
import { createHttp2Reader, type Http2Frame } from "@grpc-playground/wire/http2";

/** A header as it was sent one way. Of HTTP/1.1 the first line is told as HTTP/2's headers with a colon. */
export interface SentHeader {
  readonly name: string;
  readonly value: string;
}

/** What went one way beside the body. */
export interface Heads {
  readonly headers: readonly SentHeader[];
  /** Headers after the body; HTTP/1.1 from a browser has none. */
  readonly trailers: readonly SentHeader[];
  /** Bytes of headers and trailers: of HTTP/2 the frames as they were, of HTTP/1.1 its lines of text. */
  readonly bytes: number;
  /** HTTP/2's heads of DATA frames, nine bytes each. */
  readonly dataFrames: number;
  /** Frames that are about the connection, such as SETTINGS, with the client's preface. */
  readonly connection: number;
}

/** What went beside the bodies of a call, each way; undefined where nobody told. */
export function headsOf(wire: WireLog): Readonly<Record<Way, Heads | undefined>> {
  if (wire.request !== undefined) {
    return { up: requestHead(wire.request), down: wire.response && responseHead(wire.response) };
  }
  if (wire.records.length === 0) return { up: undefined, down: undefined };
  const reader = createHttp2Reader();
  for (let at = 0; at < wire.records.length; at++) {
    const record = wire.records.at(at);
    if (record !== undefined) reader.push(record);
  }
  return { up: http2Heads(reader.frames, "up"), down: http2Heads(reader.frames, "down") };
}

/** Length, type, flags and stream: RFC 9113, 4.1. */
const frameHead = 9;
const prefaceBytes = 24;

function http2Heads(frames: readonly Http2Frame[], way: Way): Heads {
  const blocks: SentHeader[][] = [];
  let bytes = 0;
  let dataFrames = 0;
  let connection = 0;
  for (const { payload, length, way: own } of frames) {
    if (own !== way) continue;
    if (payload.kind === "headers") {
      bytes += frameHead + length;
      if (payload.block !== undefined) {
        blocks.push(payload.block.headers.map(({ name, value }) => ({ name, value })));
      }
    } else if (payload.kind === "data") {
      dataFrames += frameHead;
    } else if (payload.kind === "skipped") {
      dataFrames += frameHead * (payload.frames - payload.others);
      connection += frameHead * payload.others;
    } else if (payload.kind === "preface") {
      connection += prefaceBytes;
    } else {
      connection += frameHead + length;
    }
  }
  const [headers = [], ...later] = blocks;
  return { headers, trailers: later.flat(), bytes, dataFrames, connection };
}

function requestHead({ method, url, headers }: HttpRequestHead): Heads {
  const { pathname, search } = new URL(url);
  const path = `${pathname}${search}`;
  return textHead(`${method} ${path} HTTP/1.1`, headers, [
    { name: ":method", value: method },
    { name: ":path", value: path },
  ]);
}

function responseHead({ status, statusText, headers }: HttpResponseHead): Heads {
  return textHead(`HTTP/1.1 ${status} ${statusText}`, headers, [
    { name: ":status", value: String(status) },
  ]);
}

/** Lines end with two bytes, and an empty one ends the head (RFC 9112). */
function textHead(
  first: string,
  headers: HttpRequestHead["headers"],
  pseudo: readonly SentHeader[],
): Heads {
  const lines = [first, ...headers.map(([name, value]) => `${name}: ${value}`), ""];
  return {
    headers: [...pseudo, ...headers.map(([name, value]) => ({ name, value }))],
    trailers: [],
    bytes: lines.reduce((sum, line) => sum + line.length + 2, 0),
    dataFrames: 0,
    connection: 0,
  };
}
