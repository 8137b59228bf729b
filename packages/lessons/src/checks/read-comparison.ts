import { oneOf, type Report } from "../problems.ts";
import type { YamlNode } from "../yaml/node.ts";
import type { Comparison, Comparator, Operand } from "./check.ts";
import { isMeasure, measureNames } from "./measures.ts";

const comparators: readonly Comparator[] = ["<", ">", "="];

/**
 * `2.received-size < 1.received-size`, or a number on one side.
 *
 * @param calls how many calls the check has
 */
export function readComparison(
  node: YamlNode,
  calls: number,
  report: Report,
): Comparison | undefined {
  const text = node.kind === "scalar" ? String(node.value) : "";
  const [, left = "", sign, right = ""] = /^(\S+) ([<>=]) (\S+)$/.exec(text) ?? [];
  const comparator = comparators.find((each) => each === sign);
  if (comparator === undefined) {
    report(node.line, "A comparison is such as `2.received-size < 1.received-size`.");
    return undefined;
  }
  const operand = (word: string): Operand | undefined => {
    if (/^\d+(\.\d+)?$/.test(word)) return { kind: "number", value: Number(word) };
    const [, place = "0", measure = ""] = /^(\d+)\.([a-z-]+)$/.exec(word) ?? [];
    if (!isMeasure(measure)) {
      report(node.line, `\`${word}\` is no measure of a call: \`1.\` and ${oneOf(measureNames)}.`);
      return undefined;
    }
    if (Number(place) < 1 || Number(place) > calls) {
      report(node.line, `\`${word}\`: \`calls\` has ${calls}, counted from 1.`);
      return undefined;
    }
    return { kind: "measure", call: Number(place) - 1, measure };
  };
  const [first, second] = [operand(left), operand(right)];
  return first && second && { left: first, comparator, right: second };
}
