import { SocketFault } from "./faults.ts";
import { CloseCode, HEADER_BYTES } from "./frames.ts";

/** A frame as it lies in its message; `payload` is a view of it. */
export interface RawFrame {
  /** Perhaps a type that this version does not know. */
  readonly type: number;
  readonly id: number;
  readonly payload: Uint8Array;
}

/**
 * Splits a WebSocket message into its frames. They fill it exactly, one or
 * more; where they do not, nothing after the fault can be trusted.
 *
 * @throws SocketFault
 */
export function splitMessage(message: Uint8Array, maxMessage: number): RawFrame[] {
  if (message.length > maxMessage) {
    throw new SocketFault(
      CloseCode.messageTooBig,
      `bridge: message of ${message.length} bytes (limit maxMessageBytes = ${maxMessage})`,
    );
  }
  if (message.length === 0) throw new SocketFault(CloseCode.protocol, "bridge: empty message");
  const view = new DataView(message.buffer, message.byteOffset, message.byteLength);
  const frames: RawFrame[] = [];
  let at = 0;
  while (at < message.length) {
    if (message.length - at < HEADER_BYTES) {
      throw new SocketFault(CloseCode.protocol, "bridge: a message ends inside a frame's header");
    }
    const from = at + HEADER_BYTES;
    const length = view.getUint32(at + 5);
    if (length > message.length - from) {
      throw new SocketFault(CloseCode.protocol, "bridge: a frame is longer than its message");
    }
    frames.push({
      type: view.getUint8(at),
      id: view.getUint32(at + 1),
      payload: message.subarray(from, from + length),
    });
    at = from + length;
  }
  return frames;
}

/**
 * The payload as something to keep. A view keeps its whole message alive, which
 * would let a call's small chunks hold many times the bytes of its window.
 */
export function keep(payload: Uint8Array, message: Uint8Array): Uint8Array {
  if (payload.length * 4 >= message.length) return payload;
  const copy = new Uint8Array(payload.length);
  copy.set(payload);
  return copy;
}

/** Writes a frame's header at `at`, for a payload of `length` bytes behind it. */
export function writeHeader(
  target: Uint8Array,
  at: number,
  type: number,
  id: number,
  length: number,
): void {
  target[at] = type;
  target[at + 1] = id >>> 24;
  target[at + 2] = id >>> 16;
  target[at + 3] = id >>> 8;
  target[at + 4] = id;
  target[at + 5] = length >>> 24;
  target[at + 6] = length >>> 16;
  target[at + 7] = length >>> 8;
  target[at + 8] = length;
}

/** One frame as a message of its own, for what is not worth a batch. */
export function encodeFrame(type: number, id: number, payload: Uint8Array): Uint8Array {
  const message = new Uint8Array(HEADER_BYTES + payload.length);
  writeHeader(message, 0, type, id, payload.length);
  message.set(payload, HEADER_BYTES);
  return message;
}
