import { Refused } from "../place.ts";
import type { Cursor } from "./cursor.ts";

/** Escapes of `$'...'` that are one character each. */
const single: Readonly<Record<string, string>> = {
  a: "\u0007",
  b: "\b",
  e: "\u001b",
  E: "\u001b",
  f: "\f",
  n: "\n",
  r: "\r",
  t: "\t",
  v: "\v",
};

/** Bytes that escapes wrote one by one, read as UTF-8. */
const utf8 = (bytes: readonly number[]) => new TextDecoder().decode(Uint8Array.from(bytes));

/** Reads `$'...'` (POSIX 2024, 2.2.4; bash, zsh), the cursor on its `$`. */
export function readAnsiC(cursor: Cursor): string {
  const from = cursor.at;
  cursor.take(/\$'/y);
  let text = "";
  let bytes: number[] = [];
  const flush = () => {
    if (bytes.length > 0) text += utf8(bytes);
    bytes = [];
  };
  for (;;) {
    const at = cursor.at;
    const byte = cursor.take(/\\(?:x([0-9a-fA-F]{1,2})|([0-7]{1,3}))/y);
    if (byte) {
      bytes.push(Number.parseInt(byte[1] ?? byte[2] ?? "", byte[1] === undefined ? 8 : 16) & 0xff);
      if (bytes.at(-1) === 0) refuseNul(at, cursor.at);
      continue;
    }
    flush();
    const code = cursor.take(/\\(?:u([0-9a-fA-F]{1,4})|U([0-9a-fA-F]{1,8}))/y);
    if (code) {
      const point = Number.parseInt(code[1] ?? code[2] ?? "", 16);
      if (point === 0) refuseNul(at, cursor.at);
      if (point > 0x10ffff) {
        throw new Refused(`${code[0]} is no character.`, { from: at, to: cursor.at });
      }
      text += String.fromCodePoint(point);
      continue;
    }
    const control = cursor.take(/\\c([@-_a-z])/y);
    if (control?.[1] !== undefined) {
      text += String.fromCharCode(control[1].toUpperCase().charCodeAt(0) & 0x1f);
      continue;
    }
    if (cursor.peek() === undefined) {
      throw new Refused("This $' has no closing quote.", { from, to: from + 2 });
    }
    const char = cursor.next();
    if (char === "'") return text;
    if (char !== "\\") {
      text += char;
      continue;
    }
    const escaped = cursor.next();
    // What is no escape keeps its backslash.
    text += single[escaped] ?? (/^[\\'"?]$/.test(escaped) ? escaped : `\\${escaped}`);
  }
}

function refuseNul(from: number, to: number): never {
  throw new Refused("An argument cannot hold the character NUL. Take it out.", { from, to });
}
