import { countWords } from "../words.ts";
import type { Comparator, Comparison, Operand } from "./check.ts";
import { measureWords } from "./measures.ts";

type Measured = Extract<Operand, { kind: "measure" }>;

const turned = { "<": ">", ">": "<", "=": "=" } as const satisfies Record<Comparator, Comparator>;
const amounts: Readonly<Record<Comparator, string>> = { "<": "fewer", ">": "more", "=": "as many" };

/** `second call: the request took fewer bytes on the wire than in the first`. */
export function comparisonWords({ left, comparator, right }: Comparison): string {
  if (left.kind === "measure") return told(left, comparator, right);
  if (right.kind === "measure") return told(right, turned[comparator], left);
  return `${left.value} ${comparator} ${right.value}`;
}

/** Of the call that is named first, as the parts of that call are told. */
function told({ call, measure }: Measured, comparator: Comparator, other: Operand): string {
  const { start, unit } = measureWords(measure);
  const begin = `${countWords(call + 1)} call: ${start}`;
  if (other.kind === "number") {
    const amount = { "<": "fewer than", ">": "more than", "=": "exactly" }[comparator];
    return `${begin} ${amount} ${other.value} ${unit}`;
  }
  const link = comparator === "=" ? "as" : "than";
  // Of two measures, how much the other is has to be said in whole.
  const what = other.measure === measure ? "" : `${measureWords(other.measure).start} `;
  const where = other.call === call ? "in the same call" : `in the ${countWords(other.call + 1)}`;
  return `${begin} ${amounts[comparator]} ${unit} ${link} ${what}${where}`;
}
