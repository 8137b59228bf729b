import type { DescField } from "@bufbuild/protobuf";
import { reflect, type ReflectMessage } from "@bufbuild/protobuf/reflect";
import { FeatureSet_FieldPresence } from "@bufbuild/protobuf/wkt";
import { Ignore, type FieldRules } from "@bufbuild/protovalidate/gen/buf/validate/validate_pb.js";
import { hasRules } from "../model/has-rules.ts";
import { fitList, fitMap } from "./fit-collection.ts";
import { fitOne, isReflected, isZero, startOf, type FieldValue } from "./fit-one.ts";
import { perDay } from "./fit-time.ts";
import { nanosOf, timestampOf } from "./nanos.ts";
import { isOneofRequired, rulesOfField, rulesOfMessage } from "./read-rules.ts";

export interface FitPlace {
  /** In nanoseconds since 1970. */
  readonly now: bigint;
  /** How many messages this one is inside of. */
  readonly depth: number;
  /** How many messages may still be fitted: twenty items in each of twenty, and so on, would be millions. */
  readonly budget: { left: number };
}

/** Where a type requires itself, no example can be whole. */
const deepest = 6;

type Single = DescField & { readonly fieldKind: "scalar" | "enum" | "message" };

/** Changes a message in place, as little as the standard rules in it ask for. */
export function fitMessage(target: ReflectMessage, { now, depth, budget }: FitPlace): void {
  if (depth > deepest || budget.left <= 0 || !hasRules(target.desc)) return;
  budget.left--;
  const place = {
    now,
    nested: (message: ReflectMessage) => fitMessage(message, { now, depth: depth + 1, budget }),
  };
  chooseFields(target);
  let time: bigint | undefined;
  for (const field of target.fields) {
    const rules = rulesOfField(field);
    if (rules?.ignore === Ignore.ALWAYS) continue;
    if (field.fieldKind === "list") {
      fitList(target, field, rules, place);
    } else if (field.fieldKind === "map") {
      fitMap(target, field, rules, place);
    } else {
      const start = startOfField(target, field, rules);
      if (start === undefined) continue;
      const fitted = fitOne(start, field.enum, rules, { ...place, index: 0 });
      const value = later(fitted, time);
      time = timeOf(value) ?? time;
      target.set(field, value);
    }
  }
}

/** The value to fit; undefined for a field that is left unset. */
function startOfField(
  target: ReflectMessage,
  field: Single,
  rules: FieldRules | undefined,
): FieldValue | undefined {
  if (field.oneof && target.oneofCase(field.oneof) !== field) return undefined;
  if (target.isSet(field)) return valueAt(target, field);
  if (rules?.required) return startOf(field, 0);
  // A field without presence is always there: its zero has to keep the rules.
  const isThere = field.presence === FeatureSet_FieldPresence.IMPLICIT;
  if (!rules || !isThere || rules.ignore === Ignore.IF_ZERO_VALUE) return undefined;
  const zero = valueAt(target, field);
  return isZero(zero) || isReflected(zero) ? zero : undefined;
}

function valueAt(target: ReflectMessage, field: Single): FieldValue {
  const value: unknown = target.get(field);
  return value as FieldValue; // A field that is neither a list nor a map.
}

/** Sets one field where one has to be set, and leaves one where there may be only one. */
function chooseFields(target: ReflectMessage): void {
  for (const { fields, required } of rulesOfMessage(target.desc)?.oneof ?? []) {
    const among = target.fields.filter(({ name }) => fields.includes(name));
    const [kept, ...others] = among.filter((field) => target.isSet(field));
    for (const field of others) target.clear(field);
    const [first] = among;
    if (!kept && required && first) setToStart(target, first);
  }
  for (const oneof of target.oneofs) {
    const [first] = oneof.fields;
    if (first && isOneofRequired(oneof) && !target.oneofCase(oneof)) setToStart(target, first);
  }
}

function setToStart(target: ReflectMessage, field: DescField): void {
  if (field.fieldKind === "list") target.get(field).add(startOf(field, 0));
  else if (field.fieldKind !== "map") target.set(field, startOf(field, 0));
}

/** Times in a message come one after the other, a day apart: what begins also ends. */
function later(value: FieldValue, before: bigint | undefined): FieldValue {
  const time = timeOf(value);
  if (!isReflected(value) || time === undefined || before === undefined || time > before) {
    return value;
  }
  return reflect(value.desc, timestampOf(before + perDay));
}

function timeOf(value: FieldValue): bigint | undefined {
  if (!isReflected(value) || value.desc.typeName !== "google.protobuf.Timestamp") return undefined;
  return nanosOf(value.message);
}
