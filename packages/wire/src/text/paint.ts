/** How the parts of a listing are coloured. */
export interface Paint {
  readonly quiet: (text: string) => string;
  readonly hex: (text: string) => string;
  readonly name: (text: string) => string;
  readonly value: (text: string) => string;
  readonly guess: (text: string) => string;
  readonly problem: (text: string) => string;
  /** Cuts a line, whose colours take no room, to so many columns. */
  readonly cut: (text: string, columns: number) => string;
}

const same = (text: string): string => text;

/** Without colours. */
export const plain: Paint = {
  quiet: same,
  hex: same,
  name: same,
  value: same,
  guess: same,
  problem: same,
  cut,
};

const ansi =
  (code: number) =>
  (text: string): string =>
    `\u001b[${code}m${text}\u001b[0m`;

/** With the sixteen colours that every terminal has, whatever its background. */
export const paintWith: Paint = {
  quiet: ansi(2),
  hex: ansi(36),
  name: ansi(1),
  value: ansi(32),
  guess: ansi(33),
  problem: ansi(31),
  cut,
};

const escape = "\u001b";

function cut(text: string, columns: number): string {
  const most = Math.max(20, columns);
  let shown = 0;
  let isInEscape = false;
  let end = 0;
  for (const character of text) {
    if (character === escape) isInEscape = true;
    else if (isInEscape) isInEscape = character !== "m";
    else if (++shown > most) {
      const reset = text.includes(escape) ? `${escape}[0m` : "";
      return `${text.slice(0, end)}…${reset}`;
    }
    end += character.length;
  }
  return text;
}
