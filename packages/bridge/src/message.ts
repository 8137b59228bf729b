import { HEADER_BYTES } from "./frames.ts";
import { writeHeader } from "./split.ts";

/** A WebSocket message being put together out of frames. Nothing is copied before `join`. */
export interface MessageBuilder {
  /** Starts over, for a message of at most so many bytes. */
  start(limit: number): void;
  readonly empty: boolean;
  /** How long the payload of one more frame may be. */
  readonly room: number;
  /** False when it does not fit and another message has to be sent first. */
  put(type: number, id: number, payload: Uint8Array): boolean;
  /** A frame whose payload lies in several chunks: `length` bytes in all, and there is room. */
  putChunks(type: number, id: number, length: number, chunks: readonly Uint8Array[]): void;
  join(): Uint8Array;
}

export function createMessageBuilder(allocate: (bytes: number) => Uint8Array): MessageBuilder {
  let headers: { type: number; id: number; length: number; parts: number }[] = [];
  let parts: Uint8Array[] = [];
  let size = 0;
  let limit = 0;
  return {
    start(bytes) {
      headers = [];
      parts = [];
      size = 0;
      limit = bytes;
    },
    get empty() {
      return headers.length === 0;
    },
    get room() {
      return Math.max(limit - size - HEADER_BYTES, 0);
    },
    put(type, id, payload) {
      const length = HEADER_BYTES + payload.length;
      // The longest head is shorter than the shortest limit, so alone it always fits.
      if (length > limit - size && headers.length > 0) return false;
      headers.push({ type, id, length: payload.length, parts: 1 });
      parts.push(payload);
      size += length;
      return true;
    },
    putChunks(type, id, length, chunks) {
      headers.push({ type, id, length, parts: chunks.length });
      for (const chunk of chunks) parts.push(chunk);
      size += HEADER_BYTES + length;
    },
    join() {
      const message = allocate(size);
      let at = 0;
      let next = 0;
      for (const { type, id, length, parts: count } of headers) {
        writeHeader(message, at, type, id, length);
        at += HEADER_BYTES;
        for (const end = next + count; next < end; next++) {
          const part = parts[next];
          if (part === undefined) throw new Error("a frame without its bytes");
          message.set(part, at);
          at += part.length;
        }
      }
      return message;
    },
  };
}
