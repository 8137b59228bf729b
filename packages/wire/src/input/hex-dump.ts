import type { ReadAs } from "./input.ts";

/** An offset, what ends it, and what is behind it. */
const line = /^\s*(?:0x)?([0-9a-f]{4,16})(:|\s|$)(.*)$/i;

interface Row {
  readonly at: number;
  readonly offset: number;
  readonly bytes: readonly number[];
}

/**
 * Reads what xxd, `hexdump -C`, Wireshark and tcpdump print: on each line an
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
  if (rows.length === 0 || (rows.length === 1 && !isMarked)) return undefined;
  // Hex in lines of its own has no offsets that rise as they should.
  if (!isMarked && rows.some((row, index) => !follows(rows[index - 1], row, stars.has(index)))) {
    return undefined;
  }
  return join(rows, stars);
}

function follows(before: Row | undefined, row: Row, hasStar: boolean): boolean {
  if (!before) return true;
  const next = before.offset + before.bytes.length;
  return hasStar ? row.offset >= next : row.offset === next;
}

function readRow(content: string, at: number): Row | undefined {
  const [, offset = "", mark = "", behind = ""] = line.exec(content) ?? [];
  if (offset === "") return undefined;
  const bytes = readBytes(behind, mark === ":");
  return bytes && { at, offset: Number.parseInt(offset, 16), bytes };
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

/** No dump is longer; a `*` with a far offset behind it could ask for any memory. */
const most = 64 * 1024 * 1024;

function join(rows: readonly Row[], stars: ReadonlySet<number>): ReadAs {
  const first = rows[0]?.offset ?? 0;
  const pieces: Uint8Array[] = [];
  let size = 0;
  let problem: ReadAs["problem"];
  for (const [index, row] of rows.entries()) {
    const expected = first + size;
    const before = rows[index - 1];
    if (stars.has(index) && before && before.bytes.length > 0 && row.offset > expected) {
      if (row.offset - first > most) {
        problem = { at: row.at, message: `This would be more than ${most} bytes.` };
        break;
      }
      const missing = row.offset - expected;
      const repeated = new Uint8Array(missing);
      for (let place = 0; place < missing; place++) {
        repeated[place] = before.bytes[place % before.bytes.length] ?? 0;
      }
      pieces.push(repeated);
      size += missing;
    } else if (row.offset !== expected) {
      problem = {
        at: row.at,
        message: `This line says that it begins at 0x${row.offset.toString(16)}, and the lines before it end at 0x${expected.toString(16)}.`,
      };
      break;
    }
    pieces.push(Uint8Array.from(row.bytes));
    size += row.bytes.length;
  }
  const bytes = new Uint8Array(size);
  let at = 0;
  for (const piece of pieces) {
    bytes.set(piece, at);
    at += piece.length;
  }
  const why = "Lines with an offset, bytes in hex, and text: a hex dump.";
  return { kind: "hex dump", bytes, why, problem };
}
