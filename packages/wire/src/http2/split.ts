import type { Span } from "../span.ts";
import {
  headerLength,
  isPadded,
  prefaceLength,
  readFrameHeader,
  startsWithPreface,
} from "./frame-header.ts";
import type { FrameRecord, Way } from "./frames.ts";
import { FrameType } from "./words/frame-types.ts";

/** A record that was cut out of raw bytes. Of DATA, `bytes` are the header alone, as a tap tells it. */
export interface Http2Piece extends FrameRecord {
  /** Where all of it lies in the given bytes. */
  readonly span: Span;
  /** Where a DATA frame's content lies in them, without padding; undefined for other frames. */
  readonly content: Span | undefined;
}

export interface SplitHttp2 {
  readonly pieces: readonly Http2Piece[];
  /** What is left over: a frame that has not ended, or those beyond the limit. */
  readonly rest: Span;
  /** A sentence when there is a rest. */
  readonly problem: string | undefined;
}

/** How many frames are cut at once, unless told. */
const defaultLimit = 100_000;

/**
 * Cuts the raw bytes of one direction of a connection into frames. The client's
 * preface may come first.
 *
 * @param limit At most so many pieces; go on with the `rest`.
 */
export function splitHttp2(bytes: Uint8Array, way: Way, limit = defaultLimit): SplitHttp2 {
  const pieces: Http2Piece[] = [];
  let at = 0;
  if (startsWithPreface(bytes)) {
    at = prefaceLength;
    const span = { start: 0, end: at };
    pieces.push({ at: 0, way, bytes: bytes.subarray(0, at), span, content: undefined });
  }
  while (pieces.length < limit) {
    const piece = cut(bytes, way, at);
    if (piece === undefined) break;
    pieces.push(piece);
    at = piece.span.end;
  }
  const rest = { start: at, end: bytes.length };
  return { pieces, rest, problem: leftOver(bytes, rest, pieces.length >= limit) };
}

function cut(bytes: Uint8Array, way: Way, start: number): Http2Piece | undefined {
  const header = readFrameHeader(bytes, start);
  if (header === undefined) return undefined;
  const payload = start + headerLength;
  const span = { start, end: payload + header.length };
  if (span.end > bytes.length) return undefined;
  if (header.type !== FrameType.DATA) {
    return { at: 0, way, bytes: bytes.subarray(start, span.end), span, content: undefined };
  }
  const padded = isPadded(header) && header.length > 0;
  const padding = padded ? (bytes[payload] ?? 0) : 0;
  const from = payload + (padded ? 1 : 0);
  const content = { start: from, end: Math.max(from, span.end - padding) };
  return { at: 0, way, bytes: bytes.subarray(start, from), span, content };
}

function leftOver(bytes: Uint8Array, { start, end }: Span, full: boolean): string | undefined {
  if (start === end) return undefined;
  if (full) return `${end - start} bytes were not looked at: there are too many frames.`;
  if (start === 0 && looksLikeHttp1(bytes)) return "These bytes are HTTP/1, not HTTP/2.";
  const header = readFrameHeader(bytes, start);
  if (header === undefined) {
    return `${end - start} bytes are left over, and a frame's header has ${headerLength}.`;
  }
  return `The frame at byte ${start} has ${header.length} bytes by its header, and ${end - start - headerLength} are there.`;
}

/** A request line or a status line: `GET / HTTP/1.1`, `HTTP/1.1 400 Bad Request`. */
function looksLikeHttp1(bytes: Uint8Array): boolean {
  return /^(HTTP\/1\.|[A-Z]{3,10} \S+ HTTP\/1\.)/.test(
    String.fromCharCode(...bytes.subarray(0, 1_000)),
  );
}
