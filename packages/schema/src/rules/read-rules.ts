import {
  getOption,
  type DescField,
  type DescMessage,
  type DescOneof,
  type Message,
  type UnknownField,
} from "@bufbuild/protobuf";
import { reflect, type ReflectMessage } from "@bufbuild/protobuf/reflect";
import {
  field as fieldOption,
  FieldRulesSchema,
  message as messageOption,
  oneof as oneofOption,
  type FieldRules,
  type MessageRules,
} from "@bufbuild/protovalidate/gen/buf/validate/validate_pb.js";
import type { ScalarValue } from "../values/scalars.ts";

/** What a rule holds: a bound, a length, a value to be equal to. */
export type RuleValue = ScalarValue | Message;

/**
 * The rules for one kind of value, such as `buf.validate.StringRules`, read by
 * the names that they have in the .proto file. Only what is set is found.
 */
export interface TypedRules {
  /** `string`, `int32`, `timestamp`, ...: the field of `FieldRules` they stand in. */
  readonly kind: string;
  readonly desc: DescMessage;
  readonly message: Message;
  get(name: string): RuleValue | undefined;
  list(name: string): readonly RuleValue[];
  isOn(name: string): boolean;
  /** Rules of somebody's own, which extend the standard ones. */
  readonly own: readonly UnknownField[];
}

/** The rules of a field; undefined when it has none, or they cannot be read. */
export function rulesOfField(field: DescField): FieldRules | undefined {
  // The library does not look at extensions, whatever rules they carry.
  if (field.name.startsWith("[")) return undefined;
  return attempt(() => (field.proto.options ? getOption(field, fieldOption) : undefined));
}

/** The rules that look at a message as a whole. */
export function rulesOfMessage(desc: DescMessage): MessageRules | undefined {
  return attempt(() => (desc.proto.options ? getOption(desc, messageOption) : undefined));
}

/** Whether one of a oneof's fields has to be set. */
export function isOneofRequired(oneof: DescOneof): boolean {
  return attempt(() => oneof.proto.options && getOption(oneof, oneofOption).required) ?? false;
}

/** What a field's rules say of a value of its type. */
export function typedRules(rules: FieldRules | undefined): TypedRules | undefined {
  if (!rules) return undefined;
  const source = reflect(FieldRulesSchema, rules);
  const chosen = source.oneofCase(FieldRulesSchema.oneofs[0] ?? missingOneof());
  if (chosen?.fieldKind !== "message") return undefined;
  const typed = source.get(chosen);
  const named = (name: string) => {
    const field = typed.desc.fields.find((each) => each.name === name);
    return field && typed.isSet(field) ? field : undefined;
  };
  const get = (name: string): RuleValue | undefined => {
    const field = named(name);
    return field && plain(typed.get(field));
  };
  return {
    kind: chosen.name,
    desc: typed.desc,
    message: typed.message,
    get,
    list(name) {
      const field = named(name);
      if (field?.fieldKind !== "list") return [];
      return [...typed.get(field)].flatMap((item) => plain(item) ?? []);
    },
    isOn: (name) => get(name) === true,
    own: typed.message.$unknown ?? [],
  };
}

/** The rules of a list's items, or of a map's keys or values. */
export function rulesWithin(
  rules: FieldRules | undefined,
  part: "items" | "keys" | "values",
): FieldRules | undefined {
  const typed = rules?.type;
  if (part === "items") return typed?.case === "repeated" ? typed.value.items : undefined;
  return typed?.case === "map" ? typed.value[part] : undefined;
}

/** A value as the library's messages hold it; lists are read with `list`. */
function plain(value: unknown): RuleValue | undefined {
  if (typeof value !== "object" || value === null || value instanceof Uint8Array) {
    return value as ScalarValue; // Reflection gives scalars as they are.
  }
  return "message" in value ? (value as ReflectMessage).message : undefined;
}

/** An option's bytes may be anything, in a schema that came over the wire. */
function attempt<T>(read: () => T): T | undefined {
  try {
    return read();
  } catch {
    return undefined;
  }
}

function missingOneof(): never {
  throw new TypeError("buf.validate.FieldRules has no oneof");
}
