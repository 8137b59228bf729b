import { amount, boundsOf } from "./bounds.ts";
import { pick } from "./fit-text.ts";
import type { RuleValue, TypedRules } from "./read-rules.ts";

/** How a kind of amount is stepped and turned back into a value. */
export interface Scale {
  /** What lies next to a bound that is not itself allowed, if there is room for it. */
  readonly step: number | bigint;
  from(amount: number | bigint): RuleValue;
}

/** The given amount, or the nearest simple one that the rules allow. */
export function fitAmount(
  value: RuleValue,
  rules: TypedRules,
  scale: Scale,
  index: number,
): RuleValue {
  const given =
    rules.get("const") ?? pick(rules.list("example"), index) ?? pick(rules.list("in"), index);
  if (given !== undefined) return given;
  const refused = new Set(rules.list("not_in").map(amount));
  let candidate = intoBounds(amount(value), rules, scale);
  // There is one more candidate than there are values to step over.
  for (let tries = 0; tries < refused.size && refused.has(candidate); tries++) {
    candidate = plus(candidate, scale.step);
  }
  return scale.from(candidate);
}

function intoBounds(value: number | bigint, rules: TypedRules, scale: Scale): number | bigint {
  const { lower, upper, isOutside } = boundsOf(rules);
  const low = lower && (lower.isIn ? amount(lower.value) : plus(amount(lower.value), scale.step));
  const high =
    upper && (upper.isIn ? amount(upper.value) : plus(amount(upper.value), negative(scale.step)));
  const isHigh = low === undefined || value >= low;
  const isLow = high === undefined || value <= high;
  if (isOutside ? isHigh || isLow : isHigh && isLow) return finite(value);
  if (isOutside || high === undefined || (!isHigh && low !== undefined && low <= high)) {
    return low ?? value;
  }
  if (low === undefined || low <= high) return high;
  // Closer together than a step: between 0 and 1, say.
  return between(amount(lower?.value ?? 0), amount(upper?.value ?? 0));
}

function finite(value: number | bigint): number | bigint {
  return typeof value === "number" && !Number.isFinite(value) ? 0 : value;
}

function plus(value: number | bigint, step: number | bigint): number | bigint {
  return typeof value === "bigint" ? value + BigInt(step) : value + Number(step);
}

function negative(step: number | bigint): number | bigint {
  return typeof step === "bigint" ? -step : -step;
}

function between(low: number | bigint, high: number | bigint): number | bigint {
  return typeof low === "bigint" ? (low + BigInt(high)) / 2n : (low + Number(high)) / 2;
}
