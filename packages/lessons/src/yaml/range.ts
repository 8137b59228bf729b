import type { Report } from "../problems.ts";
import type { YamlNode } from "./node.ts";
import { onlyKeys } from "./read-value.ts";

/** From, to, or both. A single number is both. */
export interface Range {
  readonly least: number | undefined;
  readonly most: number | undefined;
}

export type ReadNumber = (node: YamlNode, report: Report, what: string) => number | undefined;

/** `3`, or `{ at-least: 2, at-most: 5 }`, with `read` for each number. */
export function readRange(
  node: YamlNode,
  report: Report,
  what: string,
  read: ReadNumber,
): Range | undefined {
  if (node.kind !== "map") {
    const exact = read(node, report, what);
    return exact === undefined ? undefined : { least: exact, most: exact };
  }
  const bounds = new Map(
    onlyKeys(node, report, `\`${what}\``, ["at-least", "at-most"]).map(
      ({ key, value }) => [key, read(value, report, key)] as const,
    ),
  );
  const range = { least: bounds.get("at-least"), most: bounds.get("at-most") };
  if ((range.least ?? -Infinity) > (range.most ?? Infinity)) {
    report(node.line, `\`${what}\` cannot be: \`at-least\` is more than \`at-most\`.`);
  }
  if (range.least !== undefined || range.most !== undefined) return range;
  if (bounds.size === 0) report(node.line, `\`${what}\` needs \`at-least\` or \`at-most\`.`);
  return undefined;
}

export function within(range: Range, value: number): boolean {
  return value >= (range.least ?? -Infinity) && value <= (range.most ?? Infinity);
}

/** `3 messages`, `at least 1 s`, `at least 2 messages and at most 5 messages`, with `words` for each number. */
export function rangeWords({ least, most }: Range, words: (value: number) => string): string {
  if (least !== undefined && least === most) return words(least);
  if (least === undefined) return `at most ${words(most ?? 0)}`;
  if (most === undefined) return `at least ${words(least)}`;
  return `at least ${words(least)} and at most ${words(most)}`;
}
