import * as fc from "fast-check";

/** A way to write an argument so that a shell reads it back. */
type Style = (text: string) => string;

const single: Style = (text) => `'${text.replaceAll("'", String.raw`'\''`)}'`;
const double: Style = (text) => `"${text.replaceAll(/[$`"\\]/g, String.raw`\$&`)}"`;
/** A line end cannot be escaped by a backslash, which takes it away: it goes in quotes. */
const backslashes: Style = (text) =>
  text === "" ? "''" : text.replaceAll(/[^]/gu, (char) => (char === "\n" ? "'\n'" : `\\${char}`));
/** Double quotes broken by a line that goes on. */
const continued: Style = (text) =>
  `"${Array.from(text, (char) => char.replace(/[$`"\\]/, String.raw`\$&`)).join("\\\n")}"`;
const plain: Style = (text) => (/^[\w./:,@=+-]+$/.test(text) ? text : single(text));

/** `$'...'`, each character in a way of its own. */
const ansi: Style = (text) => {
  const ways = [
    (char: string) => `\\u${char.charCodeAt(0).toString(16).padStart(4, "0")}`,
    (char: string) => `\\U${(char.codePointAt(0) ?? 0).toString(16).padStart(8, "0")}`,
    (char: string) =>
      bytesOf(char)
        .map((byte) => `\\x${byte.toString(16).padStart(2, "0")}`)
        .join(""),
    (char: string) =>
      bytesOf(char)
        .map((byte) => `\\${byte.toString(8).padStart(3, "0")}`)
        .join(""),
    (char: string) => ({ "\n": "\\n", "\t": "\\t", "'": "\\'", "\\": "\\\\" })[char] ?? char,
  ];
  const written = Array.from(text, (char, index) => {
    const way = ways[(index + char.charCodeAt(0)) % ways.length];
    // One \u holds one UTF-16 unit only.
    return char.length > 1 || way === undefined ? ways[1]?.(char) : way(char);
  });
  return `$'${written.join("")}'`;
};

const bytesOf = (text: string) => [...new TextEncoder().encode(text)];

export const posixStyles = [single, double, backslashes, continued, plain];
export const ansiStyles = [...posixStyles, ansi];

/**
 * Text that can be an argument: no NUL, no lone surrogate, and none of the
 * `\r\n` that this package reads as the end of a line on purpose.
 */
export const argument: fc.Arbitrary<string> = fc
  .oneof(
    fc.string({ unit: fc.constantFrom(...Array.from("ab \t\n'\"\\$`#{}()[]<>|&;*?~!^=-:@,é€😀")) }),
    fc.string({ unit: "grapheme" }),
    fc.json(),
  )
  .map((text) => text.toWellFormed().replaceAll("\0", "").replaceAll("\r\n", "\n"));

/** Arguments with a command line that says them, each in a style of its own, some made of several. */
export function commandLine(
  styles: readonly Style[],
): fc.Arbitrary<{ readonly args: readonly string[]; readonly line: string }> {
  const part = fc.record({ text: argument, style: fc.constantFrom(...styles) });
  const word = fc.array(part, { minLength: 1, maxLength: 3 });
  const gap = fc.constantFrom(" ", "  ", "\t", " \\\n", " \\\n  ");
  return fc.array(fc.tuple(gap, word), { maxLength: 5 }).map((words) => ({
    args: words.map(([, parts]) => parts.map(({ text }) => text).join("")),
    line: words
      .map(([space, parts]) => space + parts.map(({ text, style }) => style(text)).join(""))
      .join(""),
  }));
}
