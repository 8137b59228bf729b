import { Refused } from "../place.ts";
import type { Cursor } from "./cursor.ts";
import type { Pieces } from "./word.ts";

/**
 * Takes a `$...` or a `` `...` ``, the cursor on its first character. Nothing is
 * expanded and nothing is run: it stays in the text as written, and is reported.
 * A `$` that begins nothing is a dollar sign.
 */
export function readExpansion(cursor: Cursor, pieces: Pieces): void {
  const from = cursor.at;
  if (cursor.peek() === "`") skipBackticks(cursor);
  else if (cursor.take(/\$\(/y)) skipTo(cursor, from, "(", ")");
  else if (cursor.take(/\$\{/y)) skipTo(cursor, from, "{", "}");
  else if (!cursor.take(/\$(?:[A-Za-z_]\w*|[0-9@*#?$!-])/y)) {
    pieces.add(cursor.next());
    return;
  }
  const text = cursor.text.slice(from, cursor.at);
  pieces.addUnfilled({ text, from, to: cursor.at });
}

function skipBackticks(cursor: Cursor): void {
  const from = cursor.at;
  if (cursor.take(/`(?:[^`\\]|\\[^])*`/y)) return;
  throw new Refused("This backtick begins a command, and no other one ends it.", {
    from,
    to: from + 1,
  });
}

/** Skips to the bracket that closes the one already taken. Brackets in quotes do not count. */
function skipTo(cursor: Cursor, from: number, open: string, close: string): void {
  let depth = 1;
  while (cursor.peek() !== undefined) {
    if (cursor.take(/'[^']*'|"(?:[^"\\]|\\[^])*"|\\[^]/y)) continue;
    const char = cursor.next();
    if (char === open) depth++;
    if (char === close && --depth === 0) return;
  }
  throw new Refused(`This $${open} has no ${close} that closes it.`, { from, to: from + 2 });
}
