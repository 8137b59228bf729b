import { isRising, joinRows, type Row } from "./dump-rows.ts";
import type { ReadAs } from "./input.ts";

const line = /^([0-9a-f]{7})((?: +[0-9a-f]{4}){0,8}) *\r?$/i;

/**
 * Reads what `hexdump` prints when it is not told otherwise, and `od -x`: words
 * of two bytes as the machine reads them, so the second byte of each comes
 * first. The last line is the size. Undefined when it is no such dump.
 */
export function readWordDump(text: string): ReadAs | undefined {
  const rows: Row[] = [];
  const stars = new Set<number>();
  let at = 0;
  for (const content of text.split("\n")) {
    if (content.trim() === "*") stars.add(rows.length);
    else if (content.trim() !== "") {
      const [, digits, words = ""] = line.exec(content) ?? [];
      if (digits === undefined) return undefined;
      const bytes = (words.match(/\S+/gu) ?? []).flatMap(swapped);
      rows.push({ at, digits, offset: Number.parseInt(digits, 16), bytes });
    }
    at += content.length + 1;
  }
  if (!rows.some(({ bytes }) => bytes.length > 0)) return undefined;
  // hexdump counts in hex, od in octal.
  const inHex = withoutFill(rows);
  const inOctal = withoutFill(
    rows.map((row) => ({ ...row, offset: Number.parseInt(row.digits, 8) })),
  );
  const read = joinRows(
    !isRising(inHex, stars) && isRising(inOctal, stars) ? inOctal : inHex,
    stars,
  );
  const why =
    "Lines with an offset and words of two bytes, as hexdump and od -x print them: each word's second byte comes first.";
  return { ...read, why };
}

function swapped(word: string): readonly number[] {
  return [Number.parseInt(word.slice(2), 16), Number.parseInt(word.slice(0, 2), 16)];
}

/** The last word of an odd number of bytes is filled up with a zero: the size in the last line tells. */
function withoutFill(rows: readonly Row[]): readonly Row[] {
  const [row, end] = rows.slice(-2);
  if (!row || end?.bytes.length !== 0 || end.offset !== row.offset + row.bytes.length - 1) {
    return rows;
  }
  return [...rows.slice(0, -2), { ...row, bytes: row.bytes.slice(0, -1) }, end];
}
