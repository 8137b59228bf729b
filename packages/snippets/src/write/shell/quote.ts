/**
 * A word that a POSIX shell reads as exactly this text: bare where nothing in
 * it means anything, else in single quotes, within which a shell looks for
 * nothing at all (POSIX 2.2.2), not even for a `!` of its history. Text with a
 * NUL cannot be a word, as no argument of a program can hold one.
 */
export function quote(text: string): string {
  return /^[\w./:,@%+-][\w./:,@%+=-]*$/.test(text)
    ? text
    : `'${text.replaceAll("'", String.raw`'\''`)}'`;
}

/** A command over several lines; each part is a flag with its value, or what else belongs together. */
export function commandOf(parts: readonly (readonly string[])[]): string {
  return parts.map((words) => words.map(quote).join(" ")).join(" \\\n  ");
}

/**
 * What Linux gives one argument (MAX_ARG_STRLEN, 128 KiB), with room to spare.
 * Longer bodies go through standard input.
 */
const longestArgument = 100_000;

export function fitsArgument(text: string): boolean {
  return new TextEncoder().encode(text).length <= longestArgument;
}

/** A here-document whose text a shell leaves as it is, to follow a command on its line. */
export function hereDocument(text: string): string {
  const lines = new Set(text.split("\n"));
  let end = "END";
  while (lines.has(end)) end += "_";
  return ` <<'${end}'\n${text}\n${end}`;
}
