import type { FrameRecord, Way } from "../../../src/http2/index.ts";
import { ascii, join, uint } from "./bytes.ts";

/** What a client sends first. */
export const preface = ascii("PRI * HTTP/2.0\r\n\r\nSM\r\n\r\n");

/** A frame as RFC 9113, 4.1 has it, written here by hand. */
export function frame(
  type: number,
  flags: number,
  stream: number,
  payload: Uint8Array = new Uint8Array(),
): Uint8Array {
  return join(uint(payload.length, 3), Uint8Array.of(type, flags), uint(stream, 4), payload);
}

export const settings = (...entries: readonly (readonly [id: number, value: number])[]) =>
  frame(4, 0, 0, join(...entries.map(([id, value]) => join(uint(id, 2), uint(value, 4)))));
export const settingsAck = frame(4, 1, 0);

/** DATA as a tap tells of it: nothing after the header. */
export const data = (stream: number, length: number, flags = 0) =>
  join(uint(length, 3), Uint8Array.of(0, flags), uint(stream, 4));

export const windowUpdate = (stream: number, increment: number) =>
  frame(8, 0, stream, uint(increment, 4));

/** The headers of a request and of a response, from the static table: `:method: POST`, `:status: 200`. */
export const request = (stream = 1, flags = 0x4) => frame(1, flags, stream, Uint8Array.of(0x83));
export const response = (stream = 1, flags = 0x4) => frame(1, flags, stream, Uint8Array.of(0x88));

export const record = (way: Way, bytes: Uint8Array, at = 0): FrameRecord => ({ at, way, bytes });
