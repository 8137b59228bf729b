import type { PartStand } from "../course/stand.ts";

/** Where the lists begin, and the height of a row, in tenths of a millimetre. */
const top = 1350;
const row = 68;

interface Line {
  readonly text: string;
  readonly y: number;
  readonly isLabel: boolean;
}

/** What was done of the course, and what is left of it, part by part. */
export function PartLists({
  parts,
  x,
  ink,
  quiet,
}: {
  parts: readonly PartStand[];
  /** The middle of the sheet. */
  x: number;
  ink: string;
  quiet: string;
}) {
  const done = parts.filter((part) => part.done > 0);
  const left = parts.filter((part) => part.done < part.lessons);
  const lines = place([
    ["Done", done.map(({ name, done: of, lessons }) => `${name} ${amount(of, lessons)}`)],
    ["Left", left.map(({ name, done: of, lessons }) => `${name} ${amount(lessons - of, lessons)}`)],
  ]);
  return lines.map(({ text, y, isLabel }) => (
    <text
      key={y}
      x={x}
      y={y}
      fontSize={isLabel ? 40 : 44}
      fontWeight={isLabel ? 650 : undefined}
      fill={isLabel ? ink : quiet}
    >
      {text}
    </text>
  ));
}

/** `(all 4 lessons)`, `(1 of 4 lessons)`. */
function amount(some: number, all: number): string {
  const words = all === 1 ? "lesson" : "lessons";
  return some === all ? `(all ${all} ${words})` : `(${some} of ${all} ${words})`;
}

/** One list below the other, each under its name; empty ones are left out. */
function place(
  lists: readonly (readonly [name: string, items: readonly string[]])[],
): readonly Line[] {
  const lines: Line[] = [];
  let y = top;
  for (const [name, items] of lists) {
    if (items.length === 0) continue;
    for (const [index, text] of [name, ...rowsOf(items)].entries()) {
      lines.push({ text, y, isLabel: index === 0 });
      y += row;
    }
    y += row / 2;
  }
  return lines;
}

/** Names joined to rows of at most so many letters. */
export function rowsOf(names: readonly string[]): readonly string[] {
  const rows: string[] = [];
  for (const name of names) {
    const last = rows.at(-1);
    const joined = last === undefined ? name : `${last}  ·  ${name}`;
    if (last !== undefined && joined.length <= 80) rows[rows.length - 1] = joined;
    else rows.push(name);
  }
  return rows;
}
