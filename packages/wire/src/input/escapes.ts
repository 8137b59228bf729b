import type { ReadAs } from "./input.ts";

const single: Readonly<Record<string, number>> = {
  a: 7,
  b: 8,
  t: 9,
  n: 10,
  v: 11,
  f: 12,
  r: 13,
  e: 27,
  "\\": 92,
  '"': 34,
  "'": 39,
  "?": 63,
};

/** An escape by its number: hex, octal, or Unicode. */
const numbered = /\\(?:x([0-9a-f]{1,2})|([0-7]{1,3})|u([0-9a-f]{4})|U([0-9a-f]{8}))/iy;

const encoder = new TextEncoder();

/** Reads a string as C, Python and protobuf's text format write bytes; quotes around it are passed over. */
export function readEscapes(text: string): ReadAs {
  const pieces: number[] = [];
  const { start, end } = within(text);
  let problem: ReadAs["problem"];
  for (let at = start; at < end;) {
    const character = String.fromCodePoint(text.codePointAt(at) ?? 0);
    if (character !== "\\") {
      // Line breaks between quoted pieces, as in a listing, are no bytes.
      pieces.push(...encoder.encode(character));
      at += character.length;
      continue;
    }
    numbered.lastIndex = at;
    const found = numbered.exec(text);
    const next = single[text[at + 1] ?? ""];
    if (found) {
      const [all, hex, octal, short, long] = found;
      const point = Number.parseInt(short ?? long ?? "0", 16);
      if (hex !== undefined) pieces.push(Number.parseInt(hex, 16));
      else if (octal !== undefined) pieces.push(Number.parseInt(octal, 8) & 0xff);
      else if (point > 0x10ffff) {
        problem = { at, message: "There is no such character: Unicode ends at U+10FFFF." };
        break;
      } else pieces.push(...encoder.encode(String.fromCodePoint(point)));
      at += all.length;
    } else if (next !== undefined) {
      pieces.push(next);
      at += 2;
    } else {
      problem = {
        at,
        message: `\\${text[at + 1] ?? ""} is no escape: write \\\\ for a backslash.`,
      };
      break;
    }
  }
  const why = "Text with escapes, such as \\n, \\x0a or \\012.";
  return { kind: "escapes", bytes: Uint8Array.from(pieces), why, problem };
}

/** Without the space around, and without quotes around: "...", '...', b'...', $'...'. */
function within(text: string): { readonly start: number; readonly end: number } {
  const [, before = "", quote = ""] = /^(\s*[b$]?)(["'])?/u.exec(text) ?? [];
  const trimmed = text.trimEnd().length;
  const isQuoted = quote !== "" && trimmed > before.length + 1 && text[trimmed - 1] === quote;
  return isQuoted
    ? { start: before.length + 1, end: trimmed - 1 }
    : { start: text.length - text.trimStart().length, end: trimmed };
}
