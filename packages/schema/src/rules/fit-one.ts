import type { DescEnum, DescField, Message } from "@bufbuild/protobuf";
import { reflect, type ReflectMessage } from "@bufbuild/protobuf/reflect";
import { isWrapperDesc } from "@bufbuild/protobuf/wkt";
import type { FieldRules } from "@bufbuild/protovalidate/gen/buf/validate/validate_pb.js";
import { exampleMessage } from "../example/example.ts";
import { exampleString } from "../example/example-values.ts";
import { valueControl } from "../model/model.ts";
import type { ScalarValue } from "../values/scalars.ts";
import { fitValue } from "./fit-value.ts";
import { typedRules, type RuleValue } from "./read-rules.ts";

/** A value as reflection takes and gives it. */
export type FieldValue = ScalarValue | ReflectMessage;

export interface OnePlace {
  /** In nanoseconds since 1970. */
  readonly now: bigint;
  /** Tells the items of a list apart. */
  readonly index: number;
  /** Fits the fields of a message inside this one, in place. */
  nested(message: ReflectMessage): void;
}

/** Fits the value of a field, an item or a key to its rules. */
export function fitOne(
  value: FieldValue,
  desc: DescEnum | undefined,
  rules: FieldRules | undefined,
  place: OnePlace,
): FieldValue {
  const typed = typedRules(rules);
  if (!isReflected(value)) {
    return typed ? asScalar(fitValue(value, typed, { ...place, enum: desc }), value) : value;
  }
  const [inner] = value.fields;
  if (isWrapperDesc(value.desc) && inner) {
    const now = value.get(inner) as ScalarValue; // The one field of a wrapper is a scalar.
    if (typed) value.set(inner, asScalar(fitValue(now, typed, { ...place, enum: undefined }), now));
    return value;
  }
  if (typed) {
    const fitted = fitValue(value.message, typed, { ...place, enum: undefined });
    return isMessageValue(fitted) ? reflect(value.desc, fitted) : value;
  }
  place.nested(value);
  return value;
}

/** What a value starts from that has to be there, and is not in the example. */
export function startOf(
  field: Pick<DescField, "name" | "message" | "enum" | "scalar">,
  index: number,
): FieldValue {
  if (field.message) return reflect(field.message, exampleMessage(field.message));
  const control = valueControl(field);
  switch (control.kind) {
    case "enum": {
      const named = control.values.map(({ number }) => number);
      return named.find((number) => number !== 0) ?? 0;
    }
    case "bool":
      return true;
    case "bytes":
      return new TextEncoder().encode(`hello${index || ""}`);
    case "number":
      return 1 + index;
    default:
      return index === 0
        ? exampleString(field.name, 0)
        : `${exampleString(field.name, 1)} ${index}`;
  }
}

export function isReflected(value: unknown): value is ReflectMessage {
  return typeof value === "object" && value !== null && "desc" in value && "message" in value;
}

/** A value that is unset when the field has no presence. */
export function isZero(value: FieldValue): boolean {
  if (value instanceof Uint8Array) return value.length === 0;
  return value === "" || value === 0 || value === 0n || value === false;
}

function isMessageValue(value: RuleValue): value is Message {
  return typeof value === "object" && !(value instanceof Uint8Array);
}

/** A 64-bit integer has to stay one: rules of another type give nothing. */
function asScalar(value: RuleValue, before: ScalarValue): ScalarValue {
  if (isMessageValue(value)) return before;
  if (typeof before === "bigint" && typeof value === "number") {
    return Number.isInteger(value) ? BigInt(value) : before;
  }
  return typeof value === typeof before ? value : before;
}
