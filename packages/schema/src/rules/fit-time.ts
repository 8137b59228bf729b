import type { Message } from "@bufbuild/protobuf";
import { fitAmount } from "./fit-number.ts";
import { nanosOf, perSecond, timestampOf } from "./nanos.ts";
import type { RuleValue, TypedRules } from "./read-rules.ts";

const perHour = 3600n * perSecond;
/** In nanoseconds. */
export const perDay = 24n * perHour;

/** A time that the rules allow: a day from now, or a day ago, where they speak of now. */
export function fitTime(
  time: Message,
  rules: TypedRules,
  { now, index }: { readonly now: bigint; readonly index: number },
): RuleValue {
  const only = rules.get("const");
  if (only !== undefined) return only;
  const within = nanosOf(rules.get("within"));
  const isAhead = rules.isOn("gt_now");
  if (isAhead || rules.isOn("lt_now") || within !== undefined) {
    // Half of what is allowed, so that there is time to send it.
    const near = within === undefined || within > 2n * perDay ? perDay : within / 2n;
    const nanos = now + (isAhead ? near : rules.isOn("lt_now") ? -near : 0n);
    // Whole hours are pleasant to read, where they are near enough.
    return timestampOf(near === perDay ? nanos - (nanos % perHour) : nanos);
  }
  return fitAmount(time, rules, { step: perSecond, from: timestampOf }, index);
}
