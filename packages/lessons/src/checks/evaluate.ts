import type { CallCheck, Check, Comparison, Condition, ExpectedAnswer, Operand } from "./check.ts";
import { comparisonWords } from "./comparison-words.ts";
import type { CallEvidence, Evidence, Finding, FindingPart } from "./evidence.ts";
import { measure } from "./measures.ts";
import { countWords } from "../words.ts";

/** So many of the newest calls are looked at. */
const mostCalls = 40;
/** And so many ways of choosing several of them are tried. */
const mostTries = 20_000;

/** Whether a check holds, and which parts of it do. Changes nothing; cheap enough for once a frame. */
export function evaluate(check: Check, evidence: Evidence): Finding {
  const calls = evidence.calls.slice(-mostCalls);
  const one = check.call === undefined ? [] : findOne(check.call, calls);
  const several = check.calls.length === 0 ? [] : findSeveral(check, calls);
  const viewed = check.viewed.map((view) => ({
    words: `you opened the tab ${view}`,
    holds: evidence.viewed.has(view),
  }));
  const answered =
    check.answer === undefined
      ? []
      : [{ words: "your answer is right", holds: isAnswered(check.answer, evidence) }];
  const parts = [...one, ...several, ...viewed, ...answered];
  return { passed: parts.length > 0 && parts.every(({ holds }) => holds), parts };
}

function isOf({ method }: CallCheck, call: CallEvidence): boolean {
  if (method === undefined) return true;
  return call.method.parent.typeName === method.service && call.method.name === method.method;
}

function partsOf(conditions: readonly Condition[], call: CallEvidence | undefined): FindingPart[] {
  return conditions.map(({ words, holds }) => ({
    words,
    holds: call !== undefined && holds(call),
  }));
}

/** The parts for the newest call that has them all, else for the newest: that is the one which is looked at. */
function findOne(check: CallCheck, calls: readonly CallEvidence[]): readonly FindingPart[] {
  const fitting = calls.filter((call) => isOf(check, call));
  let newest: readonly FindingPart[] | undefined;
  for (const call of fitting.toReversed()) {
    const parts = partsOf(check.conditions, call);
    if (parts.every(({ holds }) => holds)) return parts;
    newest ??= parts;
  }
  if (newest !== undefined) return newest;
  const other = calls.at(-1);
  if (other === undefined || check.method === undefined) {
    return partsOf(check.conditions, undefined);
  }
  // Of a call of another method the rest says nothing.
  const words = `the call is to ${check.method.method}; yours was to ${other.method.name}`;
  return [{ words, holds: false }];
}

/** Parts of several calls: those of the first call, the second, ..., and of what is compared. */
function findSeveral(check: Check, calls: readonly CallEvidence[]): readonly FindingPart[] {
  const [only, second] = check.calls;
  if (only !== undefined && second === undefined && check.compare.length === 0) {
    return findSought(only, calls);
  }
  const table = check.calls.map((each) =>
    calls.map((call) => isOf(each, call) && each.conditions.every(({ holds }) => holds(call))),
  );
  const chosen = choose(check, calls, table);
  const used = new Set(chosen);
  const parts = check.calls.flatMap((each, place) => {
    const call = chosen[place];
    const start = `${countWords(place + 1)} call: `;
    if (each.conditions.length === 0) {
      return [{ words: `${start}made`, holds: call !== undefined }];
    }
    const rest = calls.filter((other) => !used.has(other));
    const shown = call === undefined ? findOne(each, rest) : partsOf(each.conditions, call);
    return shown.map(({ words, holds }) => ({ words: start + words, holds }));
  });
  const isWhole = chosen.length === check.calls.length;
  const compared = check.compare.map((comparison) => ({
    words: comparisonWords(comparison),
    holds: isWhole && compares(comparison, chosen),
  }));
  // Parts may all hold, each for a call of its own, in the wrong order.
  if (!isWhole && [...parts, ...compared].every(({ holds }) => holds)) {
    return [...parts, { words: "the calls were made in this order", holds: false }];
  }
  return [...parts, ...compared];
}

/** One call of a list of its own: its method is what is to be found, and is not given away. */
function findSought(check: CallCheck, calls: readonly CallEvidence[]): readonly FindingPart[] {
  const other = calls.at(-1);
  if (other === undefined || calls.some((call) => isOf(check, call))) return findOne(check, calls);
  return [{ words: `another method does this: yours was ${other.method.name}`, holds: false }];
}

/**
 * Calls for the check's calls, one after another as they were begun: with which
 * the comparisons hold, if there are such; else as many of them as can be.
 */
function choose(
  check: Check,
  calls: readonly CallEvidence[],
  table: readonly (readonly boolean[])[],
): readonly CallEvidence[] {
  let longest: readonly CallEvidence[] = [];
  let tries = 0;
  const search = (chosen: readonly CallEvidence[], from: number): boolean => {
    tries += 1;
    if (chosen.length > longest.length) longest = chosen;
    const row = table[chosen.length];
    if (row === undefined) return check.compare.every((each) => compares(each, chosen));
    for (let index = from; index < calls.length; index += 1) {
      const call = calls[index];
      if (row[index] !== true || call === undefined) continue;
      if (tries >= mostTries) return false;
      if (search([...chosen, call], index + 1)) {
        // The one that was found last is the longest, as it is whole.
        if (chosen.length + 1 === table.length) longest = [...chosen, call];
        return true;
      }
    }
    return false;
  };
  search([], 0);
  return longest;
}

function valueOf(operand: Operand, calls: readonly CallEvidence[]): number {
  if (operand.kind === "number") return operand.value;
  const call = calls[operand.call];
  return call === undefined ? Number.NaN : measure(call, operand.measure);
}

function compares(
  { left, comparator, right }: Comparison,
  calls: readonly CallEvidence[],
): boolean {
  const [a, b] = [valueOf(left, calls), valueOf(right, calls)];
  if (comparator === "=") return a === b;
  return comparator === "<" ? a < b : a > b;
}

function normal(text: string): string {
  return text.trim().replaceAll(/\s+/g, " ").toLowerCase();
}

function isAnswered(expected: ExpectedAnswer, { answer, calls }: Evidence): boolean {
  if (answer === undefined) return false;
  if (expected.kind === "texts")
    return expected.texts.some((text) => normal(text) === normal(answer));
  const { method } = expected;
  const newest = calls.findLast((call) => isOf({ method, conditions: [] }, call));
  const [, number] = /^([\d,]*\.?\d+)(?: [a-z]+)?$/.exec(normal(answer)) ?? [];
  if (newest === undefined || number === undefined) return false;
  return Number(number.replaceAll(",", "")) === measure(newest, expected.measure);
}
