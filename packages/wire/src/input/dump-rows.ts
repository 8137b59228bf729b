import type { ReadAs } from "./input.ts";

/** A line of a dump. */
export interface Row {
  /** Where it begins in the text. */
  readonly at: number;
  /** Its offset as it stands there, and as a number. */
  readonly digits: string;
  readonly offset: number;
  readonly bytes: readonly number[];
}

/**
 * Whether the offsets count the bytes, as they do in a dump and not in hex by itself.
 *
 * @param stars The places of the rows before which a `*` stands for more like the one before.
 */
export function isRising(rows: readonly Row[], stars: ReadonlySet<number>): boolean {
  return rows.every((row, index) => follows(rows[index - 1], row, stars.has(index)));
}

function follows(before: Row | undefined, row: Row, hasStar: boolean): boolean {
  if (!before) return true;
  const next = before.offset + before.bytes.length;
  return hasStar ? row.offset >= next : row.offset === next;
}

/** No dump is longer; a `*` with a far offset behind it could ask for any memory. */
const most = 64 * 1024 * 1024;

/** The bytes of all lines, and of those that a `*` stands for. */
export function joinRows(rows: readonly Row[], stars: ReadonlySet<number>): ReadAs {
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
