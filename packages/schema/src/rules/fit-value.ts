import type { DescEnum, Message } from "@bufbuild/protobuf";
import { create, isMessage } from "@bufbuild/protobuf";
import { AnySchema, FieldMaskSchema } from "@bufbuild/protobuf/wkt";
import { fitAmount } from "./fit-number.ts";
import { fitText, pick } from "./fit-text.ts";
import { fitTime } from "./fit-time.ts";
import { durationOf, perSecond } from "./nanos.ts";
import type { RuleValue, TypedRules } from "./read-rules.ts";

/** What a fitted value depends on besides its rules. */
export interface FitContext {
  readonly enum: DescEnum | undefined;
  /** Tells the items of a list apart. */
  readonly index: number;
  /** In nanoseconds since 1970. */
  readonly now: bigint;
}

/** The given value, changed as little as its standard rules allow. */
export function fitValue(value: RuleValue, rules: TypedRules, context: FitContext): RuleValue {
  const { index } = context;
  if (typeof value === "string") return fitText(value, rules, index);
  if (typeof value === "boolean") {
    return rules.get("const") ?? pick(rules.list("example"), index) ?? value;
  }
  if (value instanceof Uint8Array) return fitBytes(value, rules, index);
  if (typeof value === "object") return fitMessage(value, rules, context);
  if (context.enum) return fitEnum(value, rules, context.enum, index);
  const isFloat = rules.kind === "double" || rules.kind === "float";
  return fitAmount(
    value,
    rules,
    { step: 1, from: (amount) => (isFloat ? Number(amount) : amount) },
    index,
  );
}

function fitBytes(value: Uint8Array, rules: TypedRules, index: number): RuleValue {
  const given =
    rules.get("const") ?? pick(rules.list("example"), index) ?? pick(rules.list("in"), index);
  if (given !== undefined) return given;
  const size =
    rules.isOn("ipv6") || rules.isOn("uuid")
      ? 16
      : rules.isOn("ip") || rules.isOn("ipv4")
        ? 4
        : undefined;
  const bound = (name: string) => {
    const found = rules.get("len") ?? rules.get(name);
    return typeof found === "bigint" && found <= 10_000n ? Number(found) : undefined;
  };
  const most = size ?? bound("max_len") ?? Infinity;
  const length = Math.min(Math.max(size ?? bound("min_len") ?? 0, value.length), most);
  // "hellohel", so that the bytes are still readable as text.
  const fitted = Uint8Array.from({ length }, (_, at) => value[at % value.length] ?? 0);
  const [prefix, suffix] = [rules.get("prefix"), rules.get("suffix")];
  if (prefix instanceof Uint8Array && prefix.length <= length) fitted.set(prefix);
  if (suffix instanceof Uint8Array && suffix.length <= length) {
    fitted.set(suffix, length - suffix.length);
  }
  return fitted;
}

/** The first value that has a name and is allowed; the zero value teaches least. */
function fitEnum(
  value: number | bigint,
  rules: TypedRules,
  { values }: DescEnum,
  index: number,
): RuleValue {
  const only =
    rules.get("const") ?? pick(rules.list("example"), index) ?? pick(rules.list("in"), index);
  if (only !== undefined) return only;
  const refused = rules.list("not_in");
  const allowed = values.map(({ number }) => number).filter((number) => !refused.includes(number));
  if (allowed.includes(Number(value))) return value;
  return allowed.find((number) => number !== 0) ?? allowed[0] ?? value;
}

function fitMessage(message: Message, rules: TypedRules, context: FitContext): RuleValue {
  switch (rules.kind) {
    case "timestamp":
      return fitTime(message, rules, context);
    case "duration": {
      const scale = { step: perSecond, from: durationOf };
      return fitAmount(message, rules, scale, context.index);
    }
    case "any": {
      const [typeUrl] = rules.list("in");
      return typeof typeUrl === "string" ? create(AnySchema, { typeUrl }) : message;
    }
    case "field_mask": {
      const given = rules.get("const") ?? rules.list("example")[0];
      if (isMessage(given, FieldMaskSchema)) return given;
      const [path] = rules.list("in");
      return typeof path === "string" ? create(FieldMaskSchema, { paths: [path] }) : message;
    }
    default:
      return message;
  }
}
