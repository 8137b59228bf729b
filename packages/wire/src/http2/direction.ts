import type { Span } from "../span.ts";
import type { Way } from "./frames.ts";
import { concat } from "./octets.ts";
import { createHttp2Reader, type Http2Reader } from "./reader.ts";
import { splitHttp2 } from "./split.ts";

/** One direction of a connection, read. */
export interface Http2Direction extends Pick<Http2Reader, "frames" | "stream" | "carriers"> {
  /** What DATA carried, by stream. */
  readonly bodies: ReadonlyMap<number, Uint8Array>;
  /** What was not read, with the reason in `problem`. */
  readonly rest: Span;
  readonly problem: string | undefined;
}

/**
 * Reads raw bytes of one direction: what somebody captured, or pasted. Rules
 * that need the other direction are not looked at.
 */
export function readHttp2(bytes: Uint8Array, way: Way): Http2Direction {
  const { pieces, rest, problem } = splitHttp2(bytes, way);
  const reader = createHttp2Reader({ oneWay: true });
  const contents = new Map<number, Uint8Array[]>();
  for (const piece of pieces) {
    const { stream } = reader.push(piece);
    if (piece.content === undefined) continue;
    const { start, end } = piece.content;
    const body = contents.get(stream) ?? [];
    body.push(bytes.subarray(start, end));
    contents.set(stream, body);
  }
  const bodies = new Map([...contents].map(([stream, body]) => [stream, concat(body)] as const));
  const { frames, stream } = reader;
  return { frames, stream, carriers: (of) => reader.carriers(of), bodies, rest, problem };
}
