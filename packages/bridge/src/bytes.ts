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
function fromLatin1(bytes: Uint8Array): string {
  let text = "";
  for (let at = 0; at < bytes.length; at += LATIN1_CHUNK) {
    const chunk = bytes.subarray(at, at + LATIN1_CHUNK);
    // As apply: a spread would walk the array with an iterator. It is typed for
    // number[], and takes anything with a length.
    text += String.fromCharCode.apply(null, chunk as unknown as number[]);
  }
  return text;
}

/**
 * Reads a payload from its start; running past the end is a fault of the frame
 * called `what`. A class, as there is one for each frame.
 */
export class Reader {
  readonly #bytes: Uint8Array;
  readonly #what: string;
  #at = 0;
  /** All of the payload, decoded once: most of a head is text. */
  #text: string | undefined;

  constructor(bytes: Uint8Array, what: string) {
    this.#bytes = bytes;
    this.#what = what;
  }

  get left(): number {
    return this.#bytes.length - this.#at;
  }

  #advance(length: number): number {
    if (length > this.left) {
      throw malformed(`${this.#what}: ends ${length - this.left} bytes too early`);
    }
    const from = this.#at;
    this.#at += length;
    return from;
  }

  #byte(at: number): number {
    return this.#bytes[at] ?? 0;
  }

  u8(): number {
    return this.#byte(this.#advance(1));
  }

  u16(): number {
    const at = this.#advance(2);
    return (this.#byte(at) << 8) | this.#byte(at + 1);
  }

  u32(): number {
    return this.u16() * 0x1_0000 + this.u16();
  }

  u48(): number {
    return this.u16() * 0x1_0000_0000 + this.u32();
  }

  /** A view, not a copy. */
  take(length: number): Uint8Array {
    const from = this.#advance(length);
    return this.#bytes.subarray(from, from + length);
  }

  /** One character per byte. */
  latin1(length: number): string {
    const from = this.#advance(length);
    this.#text ??= fromLatin1(this.#bytes);
    return this.#text.slice(from, from + length);
  }

  /** Fails when bytes are left that no field accounts for. */
  finish(): void {
    if (this.left > 0) throw malformed(`${this.#what}: ${this.left} bytes too many`);
  }
}

const SLAB_BYTES = 64 * 1024;
const SLAB_SHARE = 4 * 1024;
let slab = new Uint8Array(0);
let slabUsed = 0;

/**
 * Uninitialised for who asks: small arrays are cut from one buffer, since an
 * ArrayBuffer of its own costs more than what is written into it.
 */
export function allocate(bytes: number): Uint8Array {
  if (bytes > SLAB_SHARE) return new Uint8Array(bytes);
  if (slabUsed + bytes > slab.length) {
    slab = new Uint8Array(SLAB_BYTES);
    slabUsed = 0;
  }
  const from = slabUsed;
  slabUsed += bytes;
  return slab.subarray(from, slabUsed);
}

/** Grows as it is written to. One serves all, as no two payloads are written at once. */
export class Writer {
  #buffer = new Uint8Array(4096);
  #at = 0;

  #room(length: number): number {
    const from = this.#at;
    if (from + length > this.#buffer.length) {
      const grown = new Uint8Array(Math.max(this.#buffer.length * 2, from + length));
      grown.set(this.#buffer.subarray(0, from));
      this.#buffer = grown;
    }
    this.#at += length;
    return from;
  }

  /** Starts the next payload. */
  start(): this {
    this.#at = 0;
    return this;
  }

  u8(value: number): void {
    this.#buffer[this.#room(1)] = value;
  }

  u16(value: number): void {
    const at = this.#room(2);
    this.#buffer[at] = value >>> 8;
    this.#buffer[at + 1] = value;
  }

  u32(value: number): void {
    this.u16(value >>> 16);
    this.u16(value & 0xffff);
  }

  u48(value: number): void {
    this.u16(Math.floor(value / 0x1_0000_0000));
    this.u32(value % 0x1_0000_0000);
  }

  bytes(value: Uint8Array): void {
    const at = this.#room(value.length);
    this.#buffer.set(value, at);
  }

  /** The string's length in 16 bits, then one byte per character. */
  latin1(value: string, what: string): void {
    if (value.length > 0xffff) throw malformed(`${what}: longer than 65535 bytes`);
    this.u16(value.length);
    const at = this.#room(value.length);
    for (let i = 0; i < value.length; i++) {
      const char = value.charCodeAt(i);
      if (char > 0xff) throw malformed(`${what}: a character beyond one byte`);
      this.#buffer[at + i] = char;
    }
  }

  get length(): number {
    return this.#at;
  }

  /** A copy of what was written. */
  done(): Uint8Array {
    const payload = allocate(this.#at);
    payload.set(this.#buffer.subarray(0, this.#at));
    return payload;
  }
}
