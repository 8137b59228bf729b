import type { ReadAs } from "./input.ts";

const token = /(?:0x|\\x)?([0-9a-f]+)/giy;
const between = /[\s,:;_{}()[\]<>"'-]*/y;

/** Reads hex digits with whatever people and programs put between the bytes. */
export function readHex(text: string): ReadAs {
  // Never more bytes than characters.
  const bytes = new Uint8Array(text.length);
  let size = 0;
  let at = skip(text, 0);
  let problem: ReadAs["problem"];
  while (at < text.length) {
    token.lastIndex = at;
    const digits = token.exec(text)?.[1];
    if (digits === undefined) {
      problem = { at, message: `"${text.slice(at, at + 1)}" is no hex digit.` };
      break;
    }
    const end = token.lastIndex;
    const first = end - digits.length;
    // A single digit between separators is a byte: 0xa, 2.
    if (digits.length === 1) bytes[size++] = digitAt(digits, 0);
    for (let place = 0; place + 1 < digits.length; place += 2) {
      bytes[size++] = 16 * digitAt(digits, place) + digitAt(digits, place + 1);
    }
    const isFollowed = end < text.length && skip(text, end) === end;
    if (digits.length > 1 && digits.length % 2 === 1) {
      if (isFollowed) {
        problem = { at: end, message: `"${text.slice(end, end + 1)}" is no hex digit.` };
        break;
      }
      problem = {
        at: first + digits.length - 1,
        message: `Two hex digits make a byte, and here are ${digits.length} in a row.`,
      };
      break;
    }
    at = skip(text, end);
  }
  const why = "Hex digits, two for each byte.";
  return { kind: "hex", bytes: bytes.slice(0, size), why, problem };
}

function skip(text: string, from: number): number {
  between.lastIndex = from;
  between.exec(text);
  return Math.max(from, between.lastIndex);
}

function digitAt(digits: string, place: number): number {
  const code = digits.charCodeAt(place);
  return code < 0x3a ? code - 0x30 : (code | 0x20) - 0x57;
}
