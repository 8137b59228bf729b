import { createCursor, type Cursor } from "./cursor.ts";
import { readExpansion } from "./expansion.ts";
import { readEscape } from "./read-word.ts";
import { createPieces, type ShellText, type Word } from "./word.ts";

/** A `<<` whose text is still to come, after the end of the line. */
export interface PendingDocument {
  readonly delimiter: Word;
  /** `<<-`: tabs at the start of lines are taken away. */
  readonly stripsTabs: boolean;
  /** A delimiter in quotes: the text is taken as it stands. */
  readonly isLiteral: boolean;
}

export interface HereDocument extends ShellText {
  /** What a shell would have seen differently. */
  readonly note: string | undefined;
}

/** Reads the lines of a here-document (POSIX 2.7.4), the cursor at the start of the first. */
export function readHereDocument(cursor: Cursor, pending: PendingDocument): HereDocument {
  const from = cursor.at;
  const word = pending.delimiter.text;
  const strip = (line: string) => (pending.stripsTabs ? line.replace(/^\t+/, "") : line);
  const rest = cursor.text.slice(from).split("\n");
  // What is left of a text after its last line end is no line.
  if (rest.at(-1) === "") rest.pop();
  const plain = rest.map((line) => line.replace(/\r$/, ""));
  let end = plain.findIndex((line) => strip(line) === word);
  let note: string | undefined;
  if (end === -1) {
    // Indented along with the rest, as it is copied out of a page.
    end = plain.findIndex((line) => line.trim() === word);
    const taken = end === -1 ? "everything to the end" : `everything to the indented ${word}`;
    note = `No line of its own, without spaces, says ${word} to end the here-document: ${taken} was taken for it.`;
  }
  const taken = end === -1 ? rest : rest.slice(0, end + 1);
  const length = taken.reduce((sum, line) => sum + line.length + 1, 0);
  cursor.moveTo(Math.min(from + length, cursor.text.length));
  const lines = (end === -1 ? plain : plain.slice(0, end)).map((line) => `${strip(line)}\n`);
  const raw = lines.join("");
  const span = { from, to: cursor.at, note };
  if (pending.isLiteral) return { text: raw, unfilled: [], ...span };
  return { ...expandable(raw, from), ...span };
}

/** The text of a here-document in which a shell would expand. */
function expandable(raw: string, offset: number): Pick<ShellText, "text" | "unfilled"> {
  const cursor = createCursor(raw);
  const pieces = createPieces();
  for (;;) {
    const char = cursor.peek();
    if (char === undefined) break;
    if (char === "$" || char === "`") {
      readExpansion(cursor, pieces);
      continue;
    }
    cursor.next();
    if (char === "\\") readEscape(cursor, pieces, "$`\\");
    else pieces.add(char);
  }
  const { text, unfilled } = pieces.done();
  // Exact where no tab was stripped and lines end in \n; near enough to point at otherwise.
  return {
    text,
    unfilled: unfilled.map((each) => ({ ...each, from: each.from + offset, to: each.to + offset })),
  };
}
