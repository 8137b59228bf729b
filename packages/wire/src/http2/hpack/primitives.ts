import type { Span } from "../../span.ts";
import { decodeHuffman } from "./huffman.ts";

/** Why a block cannot be read on. Thrown and caught inside hpack/ alone. */
export class BlockFault extends Error {}

/** The largest integer that is read: what a SETTINGS value can say. */
const maxInteger = 0xffff_ffff;
/** Enough for `maxInteger`, with one octet of zeros to spare. */
const maxIntegerOctets = 6;

/** A string as it stands in a block. */
export interface StringLiteral {
  readonly text: string;
  readonly huffman: boolean;
  /** From its length on. */
  readonly span: Span;
}

/** Reads the two primitive types of RFC 7541, 5, one after the other. */
export interface BlockCursor {
  readonly at: number;
  readonly done: boolean;
  /** The next octet, which stays the next. */
  peek(): number;
  /** An integer whose first part has `bits` bits (5.1). Throws BlockFault. */
  integer(bits: number): number;
  /** A string literal (5.2). Throws BlockFault. */
  string(): StringLiteral;
}

export function createBlockCursor(bytes: Uint8Array): BlockCursor {
  let at = 0;

  function octet(): number {
    const byte = bytes[at];
    if (byte === undefined) throw new BlockFault(`the block ends after ${at} bytes, in a header`);
    at++;
    return byte;
  }

  function integer(bits: number): number {
    const start = at;
    const full = 2 ** bits - 1;
    let value = octet() & full;
    if (value < full) return value;
    for (let factor = 1; ; factor *= 128) {
      const byte = octet();
      value += (byte & 0x7f) * factor;
      if (value > maxInteger || at - start > maxIntegerOctets) {
        throw new BlockFault(`the integer at byte ${start} is larger than 32 bits`);
      }
      if (byte < 0x80) return value;
    }
  }

  function string(): StringLiteral {
    const start = at;
    const huffman = (octet() & 0x80) !== 0;
    at = start;
    const length = integer(7);
    if (length > bytes.length - at) {
      throw new BlockFault(
        `the string at byte ${start} has ${length} bytes by its length, and the block ${bytes.length - at} more`,
      );
    }
    const content = bytes.subarray(at, at + length);
    at += length;
    const span = { start, end: at };
    if (!huffman) return { text: latin1(content), huffman, span };
    const { text, fault } = decodeHuffman(content);
    if (text === undefined) throw new BlockFault(`in the string at byte ${start} ${fault}`);
    return { text, huffman, span };
  }

  return {
    get at() {
      return at;
    },
    get done() {
      return at >= bytes.length;
    },
    peek: () => bytes[at] ?? 0,
    integer,
    string,
  };
}

/** Each octet as the character of the same number: TextDecoder's "latin1" is windows-1252. */
function latin1(bytes: Uint8Array): string {
  let text = "";
  for (const byte of bytes) text += String.fromCharCode(byte);
  return text;
}
