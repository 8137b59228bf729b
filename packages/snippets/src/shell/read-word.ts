import { Refused } from "../place.ts";
import { readAnsiC } from "./ansi-c.ts";
import type { Cursor } from "./cursor.ts";
import { readExpansion } from "./expansion.ts";
import { refuseForeign } from "./foreign.ts";
import { createPieces, type Pieces, type Word } from "./word.ts";

/** What ends a word where no quotes are (POSIX 2.3). */
const metacharacters = " \t\n|&;()<>";

/**
 * Reads one word by POSIX 2.2 (quoting), and takes its quotes away. `$'...'`
 * and `$"..."` are read as bash does. Globs, braces and tildes stay as written.
 */
export function readWord(cursor: Cursor): Word {
  const from = cursor.at;
  const isBare = !cursor.sees(/['"]|\$['"]/y);
  const pieces = createPieces();
  for (;;) {
    const char = cursor.peek();
    if (char === undefined || metacharacters.includes(char)) break;
    if (char === "`" || char === "^") refuseForeign(cursor);
    switch (char) {
      case "\\":
        readBackslash(cursor, pieces);
        break;
      case "'":
        readSingle(cursor, pieces);
        break;
      case '"':
        readDouble(cursor, pieces);
        break;
      case "$":
        readDollar(cursor, pieces);
        break;
      case "`":
        readExpansion(cursor, pieces);
        break;
      default:
        pieces.add(cursor.next());
    }
  }
  return { ...pieces.done(), from, to: cursor.at, isBare };
}

/** Skips what stands between words: blanks, and ends of lines that a backslash takes back. */
export function skipBlanks(cursor: Cursor): void {
  cursor.take(/(?:[ \t]|\\\r?\n)+/y);
}

function readBackslash(cursor: Cursor, pieces: Pieces): void {
  const from = cursor.at;
  if (cursor.sees(/\\[ \t]+\r?\n/y)) {
    const message = "A space stands after this backslash, so the line ends here. Take it out.";
    throw new Refused(message, { from, to: from + 1 });
  }
  cursor.next();
  const char = cursor.next();
  // At the very end there is nothing to quote, and it stands for itself.
  if (char === "") pieces.add("\\");
  else if (char !== "\n") pieces.add(char);
}

function readSingle(cursor: Cursor, pieces: Pieces): void {
  const from = cursor.at;
  cursor.next();
  for (;;) {
    if (cursor.peek() === undefined) throw unclosed("single", from);
    const char = cursor.next();
    if (char === "'") return;
    pieces.add(char);
  }
}

function readDouble(cursor: Cursor, pieces: Pieces): void {
  const from = cursor.at;
  cursor.next();
  for (;;) {
    const char = cursor.peek();
    if (char === undefined) throw unclosed("double", from);
    if (char === "`") refuseForeign(cursor);
    if (char === "$" || char === "`") {
      readExpansion(cursor, pieces);
      continue;
    }
    cursor.next();
    if (char === '"') return;
    if (char !== "\\") pieces.add(char);
    else readEscape(cursor, pieces, '$`"\\');
  }
}

/** After a backslash within double quotes or a here-document: it counts before a few characters only. */
export function readEscape(cursor: Cursor, pieces: Pieces, escapable: string): void {
  const char = cursor.peek();
  if (char === "\n") cursor.next();
  else if (char !== undefined && escapable.includes(char)) pieces.add(cursor.next());
  else pieces.add("\\");
}

function readDollar(cursor: Cursor, pieces: Pieces): void {
  if (cursor.sees(/\$'/y)) {
    pieces.add(readAnsiC(cursor));
  } else if (cursor.sees(/\$"/y)) {
    // A text to translate: bash takes it as it stands where there is no translation.
    cursor.next();
    readDouble(cursor, pieces);
  } else {
    readExpansion(cursor, pieces);
  }
}

function unclosed(kind: "single" | "double", from: number): Refused {
  const inside = kind === "single" ? " Inside of single quotes, write '\\'' for one." : "";
  return new Refused(`This ${kind} quote is never closed.${inside}`, { from, to: from + 1 });
}
