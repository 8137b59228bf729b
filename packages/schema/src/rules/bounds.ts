import type { TypedRules, RuleValue } from "./read-rules.ts";
import { nanosOf } from "./nanos.ts";

/** One end of a range. */
export interface Bound {
  readonly value: RuleValue;
  /** Whether the value itself is allowed. */
  readonly isIn: boolean;
}

/** What `lt`, `lte`, `gt` and `gte` ask for together. */
export interface Bounds {
  readonly lower: Bound | undefined;
  readonly upper: Bound | undefined;
  /** The lower bound is above the upper one: what lies between them is refused, not allowed. */
  readonly isOutside: boolean;
}

export function boundsOf(rules: TypedRules): Bounds {
  const lower = bound(rules, "gte", "gt");
  const upper = bound(rules, "lte", "lt");
  const isOutside =
    lower !== undefined && upper !== undefined && amount(lower.value) > amount(upper.value);
  return { lower, upper, isOutside };
}

function bound(rules: TypedRules, inclusive: string, exclusive: string): Bound | undefined {
  const value = rules.get(inclusive);
  if (value !== undefined) return { value, isIn: true };
  const beyond = rules.get(exclusive);
  return beyond === undefined ? undefined : { value: beyond, isIn: false };
}

/** A value to compare with others of its kind: numbers as they are, times in nanoseconds. */
export function amount(value: RuleValue): number | bigint {
  if (typeof value === "number" || typeof value === "bigint") return value;
  return nanosOf(value) ?? Number.NaN;
}

/** Bounds in words: `from 1 to 30`, `more than 0 and at most 5`, `less than 3 or more than 8`. */
export function boundWords(
  { lower, upper, isOutside }: Bounds,
  show: (value: RuleValue) => string,
): string[] {
  const low = lower && `${lower.isIn ? "at least" : "more than"} ${show(lower.value)}`;
  const high = upper && `${upper.isIn ? "at most" : "less than"} ${show(upper.value)}`;
  if (lower === undefined || low === undefined) return high === undefined ? [] : [high];
  if (upper === undefined || high === undefined) return [low];
  if (isOutside) return [`${high} or ${low}`];
  return lower.isIn && upper.isIn
    ? [`from ${show(lower.value)} to ${show(upper.value)}`]
    : [`${low} and ${high}`];
}
