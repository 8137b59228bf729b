import { malformed } from "./faults.ts";

const utf8Encoder = new TextEncoder();
const utf8Decoder = new TextDecoder("utf-8");

export function utf8(text: string): Uint8Array {
  return utf8Encoder.encode(text);
}

/** Bytes that are not UTF-8 become U+FFFD: the text is for a person, and a fault would hide it. */
export function fromUtf8(bytes: Uint8Array): string {
  return utf8Decoder.decode(bytes);
}

/** How many characters String.fromCharCode is given at once: engines bound the arguments. */
const LATIN1_CHUNK = 4096;

/**
 * One character per byte. HTTP header values are octets, not UTF-8; and
 * TextDecoder's "latin1" is windows-1252, which moves 0x80 to 0x9f.
 */
export function fromLatin1(bytes: Uint8Array): string {
  let text = "";
  for (let at = 0; at < bytes.length; at += LATIN1_CHUNK) {
    text += String.fromCharCode(...bytes.subarray(at, at + LATIN1_CHUNK));
  }
  return text;
}

/** Reads a payload from its start; running past the end is a fault of the frame called `what`. */
export interface Reader {
  readonly left: number;
  u8(): number;
  u16(): number;
  u32(): number;
  /** A view, not a copy. */
  take(length: number): Uint8Array;
  /** Fails when bytes are left that no field accounts for. */
  finish(): void;
}

export function createReader(bytes: Uint8Array, what: string): Reader {
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  let at = 0;
  function advance(length: number): number {
    if (length > bytes.length - at) {
      throw malformed(`${what}: ends ${length - (bytes.length - at)} bytes too early`);
    }
    const from = at;
    at += length;
    return from;
  }
  return {
    get left() {
      return bytes.length - at;
    },
    u8: () => view.getUint8(advance(1)),
    u16: () => view.getUint16(advance(2)),
    u32: () => view.getUint32(advance(4)),
    take(length) {
      const from = advance(length);
      return bytes.subarray(from, from + length);
    },
    finish() {
      if (at < bytes.length) throw malformed(`${what}: ${bytes.length - at} bytes too many`);
    },
  };
}

/** Grows as it is written to. */
export interface Writer {
  u8(value: number): void;
  u16(value: number): void;
  u32(value: number): void;
  bytes(value: Uint8Array): void;
  /** The string's length in 16 bits, then one byte per character. */
  latin1(value: string, what: string): void;
  /** What was written: a view of the writer's buffer. */
  done(): Uint8Array;
}

export function createWriter(capacity = 256): Writer {
  let buffer = new Uint8Array(capacity);
  let view = new DataView(buffer.buffer);
  let at = 0;
  function room(length: number): number {
    if (at + length > buffer.length) {
      const grown = new Uint8Array(Math.max(buffer.length * 2, at + length));
      grown.set(buffer.subarray(0, at));
      buffer = grown;
      view = new DataView(buffer.buffer);
    }
    const from = at;
    at += length;
    return from;
  }
  const writer: Writer = {
    u8: (value) => view.setUint8(room(1), value),
    u16: (value) => view.setUint16(room(2), value),
    u32: (value) => view.setUint32(room(4), value),
    bytes(value) {
      const from = room(value.length);
      buffer.set(value, from);
    },
    latin1(value, what) {
      if (value.length > 0xffff) throw malformed(`${what}: longer than 65535 bytes`);
      writer.u16(value.length);
      const from = room(value.length);
      for (let i = 0; i < value.length; i++) {
        const char = value.charCodeAt(i);
        if (char > 0xff) throw malformed(`${what}: a character beyond one byte`);
        buffer[from + i] = char;
      }
    },
    done: () => buffer.subarray(0, at),
  };
  return writer;
}
