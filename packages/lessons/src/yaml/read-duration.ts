import type { Report } from "../problems.ts";
import type { YamlNode } from "./node.ts";

const unitMs = { ms: 1, s: 1_000, min: 60_000 } as const;

/** `500 ms`, `1.5 s` or `2 min`, as milliseconds. */
export function readDuration(node: YamlNode, report: Report, what: string): number | undefined {
  const text = node.kind === "scalar" ? String(node.value) : "";
  const [, number, unit] = /^(\d+(?:\.\d+)?) ?(ms|s|min)$/.exec(text) ?? [];
  if (number !== undefined && (unit === "ms" || unit === "s" || unit === "min")) {
    return Number(number) * unitMs[unit];
  }
  report(node.line, `\`${what}\` is a time with its unit: \`500 ms\`, \`2 s\` or \`1 min\`.`);
  return undefined;
}
