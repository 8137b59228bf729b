import type { Way } from "./frames.ts";
import { uint24, uint31 } from "./octets.ts";
import { Flag, FrameType } from "./words/frame-types.ts";

/** Bytes before every payload: RFC 9113, 4.1. */
export const headerLength = 9;

/** What those nine bytes say. */
export interface FrameHeader {
  /** Bytes of the payload. */
  readonly length: number;
  readonly type: number;
  readonly flagByte: number;
  readonly stream: number;
}

/** Reads the header that begins at `at`; undefined when the bytes end before it does. */
export function readFrameHeader(bytes: Uint8Array, at = 0): FrameHeader | undefined {
  if (bytes.length - at < headerLength) return undefined;
  return {
    length: uint24(bytes, at),
    type: bytes[at + 3] ?? 0,
    flagByte: bytes[at + 4] ?? 0,
    stream: uint31(bytes, at + 5),
  };
}

/** Whether a pad length comes first in the payload. */
export function isPadded({ type, flagByte }: FrameHeader): boolean {
  const mayBe =
    type === FrameType.DATA || type === FrameType.HEADERS || type === FrameType.PUSH_PROMISE;
  return mayBe && (flagByte & Flag.PADDED) !== 0;
}

/** What a client sends first: RFC 9113, 3.4. */
const preface = Array.from("PRI * HTTP/2.0\r\n\r\nSM\r\n\r\n", (char) => char.charCodeAt(0));
export const prefaceLength = preface.length;

/** Whether the preface stands at the start. */
export function startsWithPreface(bytes: Uint8Array): boolean {
  return bytes.length >= prefaceLength && preface.every((byte, index) => bytes[index] === byte);
}

/**
 * Which direction of a connection begins like this: a client's, with the
 * preface, or a server's, with SETTINGS (RFC 9113, 3.4). Undefined for what is
 * not the start of one. No message and no envelope of one looks like either.
 */
export function startOfHttp2(bytes: Uint8Array): Way | undefined {
  if (startsWithPreface(bytes)) return "up";
  const header = readFrameHeader(bytes);
  if (header === undefined || header.type !== FrameType.SETTINGS) return undefined;
  const isFirst = header.stream === 0 && header.flagByte === 0 && header.length % 6 === 0;
  return isFirst ? "down" : undefined;
}
