import { Refused } from "../place.ts";
import type { Cursor } from "./cursor.ts";

const advice =
  "Only the quoting of bash, zsh and sh is read here: end a line that goes on in a backslash, and put the body in single quotes.";

/** Refuses what only PowerShell or cmd.exe would write, at the cursor. */
export function refuseForeign(cursor: Cursor): void {
  const { at } = cursor;
  if (cursor.sees(/`[ \t]*(\r?\n|$)|`"/y)) {
    throw new Refused(`This backtick is PowerShell's. ${advice}`, { from: at, to: at + 1 });
  }
  if (cursor.sees(/\^[ \t]*\r?\n|\^["\\]/y)) {
    throw new Refused(`This caret is that of the Windows command prompt. ${advice}`, {
      from: at,
      to: at + 1,
    });
  }
}
