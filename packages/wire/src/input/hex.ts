import type { ReadAs } from "./input.ts";

const token = /(?:0x|\\x)?([0-9a-f]+)/giy;
const between = /[\s,:;_{}()[\]<>"'-]*/y;

/** Reads hex digits with whatever people and programs put between the bytes. */
export function readHex(text: string): ReadAs {
  const bytes: number[] = [];
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
    if (digits.length === 1) bytes.push(Number.parseInt(digits, 16));
    for (let place = 0; place + 1 < digits.length; place += 2) {
      bytes.push(Number.parseInt(digits.slice(place, place + 2), 16));
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
  return { kind: "hex", bytes: Uint8Array.from(bytes), why, problem };
}

function skip(text: string, from: number): number {
  between.lastIndex = from;
  between.exec(text);
  return Math.max(from, between.lastIndex);
}
