import { isRising, joinRows, type Row } from "./dump-rows.ts";
import type { ReadAs } from "./input.ts";

/** An offset, what ends it, and what is behind it. */
const line = /^\s*(?:0x)?([0-9a-f]{4,16})(:|\s|$)(.*)$/i;

/** One line of Wireshark's or tshark's, which nothing follows: its bytes, and no more characters than those. */
const single = /^\s*0{4,8}\s{2,}((?:[0-9a-f]{2} )+)\s{2,}(\S.*)$/i;

/**
 * Reads what xxd, `hexdump -C`, `od -t x1`, Wireshark and tcpdump print: on each line an
 * offset, the bytes, and the same as text, which is passed over. A `*` stands
 * for more lines like the one before. Undefined when it is no such dump.
 */
export function readHexDump(text: string): ReadAs | undefined {
  const rows: Row[] = [];
  const stars = new Set<number>();
  let at = 0;
  for (const content of text.split("\n")) {
    if (content.trim() === "*") stars.add(rows.length);
    else if (content.trim() !== "") {
      const row = readRow(content.trimEnd(), at);
      if (!row) return undefined;
      rows.push(row);
    }
    at += content.length + 1;
  }
  const isMarked = /^\s*(?:0x)?[0-9a-f]{4,16}(?::|\s[^|\n]*\s\|.*\|\s*$)/im.test(text);
  if (rows.length === 0 || (rows.length === 1 && !isMarked && !isSingle(text))) return undefined;
  // Hex in lines of its own has no offsets that rise as they should.
  if (isMarked || isRising(rows, stars)) return joinRows(rows, stars);
  const counted = inOctal(rows);
  return counted && isRising(counted, stars) ? joinRows(counted, stars) : undefined;
}

function isSingle(text: string): boolean {
  const [, bytes = "", shown = ""] = single.exec(text.trimEnd()) ?? [];
  return shown !== "" && shown.length <= bytes.length / 3;
}

/** The offsets as `od` writes them; undefined when they cannot be octal. */
function inOctal(rows: readonly Row[]): readonly Row[] | undefined {
  return rows.every(({ digits }) => /^[0-7]{7,}$/u.test(digits))
    ? rows.map((row) => ({ ...row, offset: Number.parseInt(row.digits, 8) }))
    : undefined;
}

function readRow(content: string, at: number): Row | undefined {
  const [, offset = "", mark = "", behind = ""] = line.exec(content) ?? [];
  if (offset === "") return undefined;
  const bytes = readBytes(behind, mark === ":");
  return bytes && { at, digits: offset, offset: Number.parseInt(offset, 16), bytes };
}

/** The bytes of a line, up to the text behind them. */
function readBytes(behind: string, hasColon: boolean): readonly number[] | undefined {
  const bar = behind.endsWith("|") ? behind.indexOf(" |") : -1;
  const hex = bar === -1 ? behind : behind.slice(0, bar);
  // xxd puts two spaces before the text; others have them in the middle of the bytes too.
  const gap = hasColon ? /\s{2,}/ : bar === -1 ? /\s{3,}/ : /$/;
  const [shown = ""] = hex.trim().split(gap);
  const bytes: number[] = [];
  for (const group of shown.trim().split(/\s+/)) {
    if (group === "") break;
    if (!/^(?:[0-9a-f]{2}){1,16}$/i.test(group)) return undefined;
    for (let place = 0; place < group.length; place += 2) {
      bytes.push(Number.parseInt(group.slice(place, place + 2), 16));
    }
  }
  return bytes;
}
