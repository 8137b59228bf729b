import type { Spread } from "./support/statistics.ts";

/** What a ratio has to be, where one is wanted at all. */
export type Wanted = { readonly atLeast: number } | { readonly atMost: number };

/** One line of the table: ours beside one opponent, or why there is no figure. */
export type Line =
  | {
      readonly what: string;
      readonly ours: string;
      readonly opponent: string;
      readonly figures: Figures;
      readonly wanted?: Wanted | undefined;
    }
  | TimeLine
  | NoteLine
  | { readonly what: string; readonly opponent: string; readonly skipped: string };

/** Something that was seen, for information. */
export interface NoteLine {
  readonly what: string;
  readonly note: string;
}

/** Milliseconds that a person waits, beside the most that is wanted of one figure of them. */
export interface TimeLine {
  readonly what: string;
  /** How many were measured. */
  readonly count: number;
  readonly median: number;
  readonly p95: number;
  readonly max: number;
  readonly limitMs: number;
  /** The figure that has to be below the limit: the median, unless told. */
  readonly figure?: "median" | "p95" | "max";
}

export interface Figures {
  /** In `unit`. */
  readonly ours: Spread;
  readonly theirs: Spread;
  readonly unit: string;
  /** Ours by theirs, of each round. */
  readonly ratio: Spread;
}

/** Whether the median ratio is as wanted; undefined where nothing is, or nothing was measured. */
export function isMet(line: Line): boolean | undefined {
  if ("limitMs" in line) return line[line.figure ?? "median"] < line.limitMs;
  if ("skipped" in line || "note" in line || line.wanted === undefined) return undefined;
  const { median } = line.figures.ratio;
  return "atLeast" in line.wanted ? median >= line.wanted.atLeast : median <= line.wanted.atMost;
}

const head = ["what", "ours", "against", "ratio (min to max)", "wanted", "met"];

/** The lines as a table of Markdown, aligned so that it reads as plain text too. */
export function renderTable(lines: readonly Line[]): string {
  const cells = [head, ...lines.map(cellsOf)];
  const widths = head.map((_, column) => Math.max(...cells.map((row) => row[column]?.length ?? 0)));
  const rows = cells.map(
    (row) => `| ${row.map((cell, column) => cell.padEnd(widths[column] ?? 0)).join(" | ")} |`,
  );
  const rule = `| ${widths.map((width) => "-".repeat(width)).join(" | ")} |`;
  return [rows[0], rule, ...rows.slice(1)].join("\n");
}

function cellsOf(line: Line): string[] {
  if ("skipped" in line) return [line.what, "", line.opponent, `skipped: ${line.skipped}`, "", ""];
  if ("note" in line) return [line.what, line.note, "", "", "for information", ""];
  if ("limitMs" in line) {
    const { figure = "median" } = line;
    const within = [
      ["median", "half"],
      ["p95", "95%"],
      ["max", "all"],
    ] as const;
    const others = within
      .filter(([name]) => name !== figure)
      .map(([name, words]) => `${words} within ${amount(line[name])} ms`);
    return [
      line.what,
      `page, Chromium: ${amount(line[figure])} ms`,
      `${line.count.toLocaleString("en")} of them: ${others.join(", ")}`,
      "",
      `under ${line.limitMs} ms`,
      isMet(line) === true ? "yes" : "NO",
    ];
  }
  const { ours, theirs, unit, ratio } = line.figures;
  const met = isMet(line);
  return [
    line.what,
    `${line.ours}: ${amount(ours.median)} ${unit}`,
    `${line.opponent}: ${amount(theirs.median)} ${unit}`,
    `${fixed(ratio.median)}x (${fixed(ratio.min)} to ${fixed(ratio.max)})`,
    line.wanted === undefined ? "for information" : wish(line.wanted),
    met === undefined ? "" : met ? "yes" : "NO",
  ];
}

function wish(wanted: Wanted): string {
  return "atLeast" in wanted ? `at least ${wanted.atLeast}x` : `at most ${wanted.atMost}x`;
}

function amount(value: number): string {
  return value >= 100 ? Math.round(value).toLocaleString("en") : value.toPrecision(3);
}

function fixed(ratio: number): string {
  return ratio.toFixed(2);
}
