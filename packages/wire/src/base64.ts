import type { Span } from "./span.ts";

/** Base64 that was one piece: it begins anew behind padding. */
export interface Base64Chunk {
  /** Its characters, padding included. */
  readonly text: Span;
  /** Its bytes among all. */
  readonly bytes: Span;
}

/** What base64 holds, as far as it could be read. */
export interface Base64Read {
  readonly bytes: Uint8Array;
  readonly chunks: readonly Base64Chunk[];
  /** `at` is an offset into the text. */
  readonly problem: { readonly at: number; readonly message: string } | undefined;
}

const padding = 0x3d;
const space = 64;
const none = 65;

/** What each character is worth; both alphabets of RFC 4648 (sections 4 and 5). */
const worth = new Uint8Array(128).fill(none);
const alphabet = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789";
for (let index = 0; index < alphabet.length; index++) worth[alphabet.charCodeAt(index)] = index;
for (const [character, value] of [
  ["+", 62],
  ["-", 62],
  ["/", 63],
  ["_", 63],
  [" ", space],
  ["\t", space],
  ["\r", space],
  ["\n", space],
] as const) {
  worth[character.charCodeAt(0)] = value;
}

/**
 * Reads base64 in either alphabet, with or without padding, over many lines,
 * and also several pieces with padding one after another, as a body of
 * `application/grpc-web-text` is: each flush of the server is encoded by itself.
 */
export function decodeBase64(text: string): Base64Read {
  const bytes = new Uint8Array(Math.ceil((text.length * 3) / 4));
  const chunks: Base64Chunk[] = [];
  let size = 0;
  let group = 0;
  let digits = 0;
  let start = { text: 0, bytes: 0 };
  let problem: Base64Read["problem"];
  const flush = (): void => {
    if (digits >= 2) bytes[size++] = (digits === 2 ? group >> 4 : group >> 10) & 0xff;
    if (digits === 3) bytes[size++] = (group >> 2) & 0xff;
    group = 0;
    digits = 0;
  };
  const endChunk = (at: number): void => {
    if (size > start.bytes) {
      chunks.push({
        text: { start: start.text, end: at },
        bytes: { start: start.bytes, end: size },
      });
    }
    start = { text: at, bytes: size };
  };
  let at = 0;
  for (; at < text.length; at++) {
    const code = text.charCodeAt(at);
    const value = code < 128 ? (worth[code] ?? none) : none;
    if (value < space) {
      group = (group << 6) | value;
      if (++digits === 4) {
        bytes[size++] = (group >> 16) & 0xff;
        bytes[size++] = (group >> 8) & 0xff;
        bytes[size++] = group & 0xff;
        group = 0;
        digits = 0;
      }
    } else if (code === padding && digits >= 2) {
      const missing = 4 - digits;
      flush();
      const end = missing === 2 ? secondPadding(text, at) : at + 1;
      if (end === undefined) {
        problem = {
          at,
          message: "Here should be two `=`: the last byte takes two characters and two of padding.",
        };
        at++;
        break;
      }
      endChunk(end);
      at = end - 1;
    } else if (value !== space) {
      problem = { at, message: `${nameOf(text, at)} is not in base64 here.` };
      break;
    }
  }
  if (!problem && digits === 1) {
    problem = {
      at: text.length,
      message: "One character too few or too many: a single one holds no byte.",
    };
  }
  flush();
  endChunk(at);
  return { bytes: bytes.subarray(0, size), chunks, problem };
}

/** Behind the second `=`, which may stand on the next line. */
function secondPadding(text: string, first: number): number | undefined {
  let at = first + 1;
  while (at < text.length && worth[text.charCodeAt(at)] === space) at++;
  return text.charCodeAt(at) === padding ? at + 1 : undefined;
}

/** A character for a sentence. */
function nameOf(text: string, at: number): string {
  const code = text.codePointAt(at) ?? 0;
  return code < 0x21 || code === 0x7f
    ? `The character U+${code.toString(16).toUpperCase().padStart(4, "0")}`
    : `"${String.fromCodePoint(code)}"`;
}
