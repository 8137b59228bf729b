import {
  create,
  fromJson,
  ScalarType,
  type DescField,
  type DescMessage,
  type JsonValue,
  type Message,
} from "@bufbuild/protobuf";
import { FeatureSet_FieldPresence } from "@bufbuild/protobuf/wkt";
import { reflect } from "@bufbuild/protobuf/reflect";
import * as fc from "fast-check";
import { isLong, integerRange, type ScalarValue } from "../src/scalars.ts";

/** Any message of a type, with the values that break naive code likelier than they are. */
export function arbitraryMessage(desc: DescMessage, depth = 2): fc.Arbitrary<Message> {
  const known = wellKnown(desc);
  if (known) return known;
  const slots = desc.fields.map((field) => arbitraryField(field, depth));
  return fc.tuple(...slots).map((values) => {
    const target = reflect(desc);
    for (const [index, field] of desc.fields.entries()) {
      const value = values[index];
      if (value === undefined) continue;
      if (field.fieldKind === "list") {
        for (const item of value as unknown[]) target.get(field).add(wrap(field, item));
      } else if (field.fieldKind === "map") {
        for (const [key, item] of value as [ScalarValue, unknown][]) {
          target.get(field).set(key, wrap(field, item));
        }
      } else {
        target.set(field, wrap(field, value));
      }
    }
    return target.message;
  });
}

function wrap(field: DescField, value: unknown): unknown {
  return field.message ? reflect(field.message, value as Message) : value;
}

function arbitraryField(field: DescField, depth: number): fc.Arbitrary<unknown> {
  if (field.message && depth <= 0) return fc.constant(undefined);
  const value = () => arbitraryValue(field, depth);
  switch (field.fieldKind) {
    case "list":
      return fc.array(value(), { maxLength: 3 });
    case "map":
      return fc.array(fc.tuple(arbitraryScalar(field.mapKey), value()), { maxLength: 3 });
    default: {
      const required = field.presence === FeatureSet_FieldPresence.LEGACY_REQUIRED;
      return required ? value() : fc.option(value(), { nil: undefined });
    }
  }
}

function arbitraryValue(field: DescField, depth: number): fc.Arbitrary<unknown> {
  if (field.message) return arbitraryMessage(field.message, depth - 1);
  if (field.enum) {
    const known = fc.constantFrom(...field.enum.values.map(({ number }) => number));
    return field.enum.open ? fc.oneof(known, fc.integer()) : known;
  }
  return arbitraryScalar(field.scalar ?? ScalarType.STRING);
}

function arbitraryScalar(scalar: ScalarType): fc.Arbitrary<ScalarValue> {
  const range = integerRange(scalar);
  if (range) {
    const [min, max] = range;
    const integer = fc.oneof(fc.constantFrom(min, max, 0n, 1n), fc.bigInt(min, max));
    return isLong(scalar) ? integer : integer.map(Number);
  }
  switch (scalar) {
    case ScalarType.BOOL:
      return fc.boolean();
    case ScalarType.BYTES:
      return fc.oneof(
        fc.uint8Array({ maxLength: 40 }),
        fc.string({ unit: "binary" }).map((text) => new TextEncoder().encode(text)),
      );
    case ScalarType.STRING:
      return fc.oneof(fc.string({ unit: "binary" }), fc.constantFrom("", " ", '"', "\\", "a\r\nb"));
    case ScalarType.FLOAT:
      return fc.oneof(
        fc.constantFrom(-0, Number.NaN, Infinity, -Infinity, Math.fround(0.1)),
        fc.float(),
      );
    default:
      return fc.oneof(fc.constantFrom(-0, Number.NaN, Infinity, -Infinity, 0.1, 1e21), fc.double());
  }
}

/** A null prototype key is a test of its own; JSON.parse makes it an own property. */
const json = fc.jsonValue({ maxDepth: 2 }) as fc.Arbitrary<JsonValue>;

function wellKnown(desc: DescMessage): fc.Arbitrary<Message> | undefined {
  const make = (value: JsonValue) => fromJson(desc, value);
  switch (desc.typeName) {
    case "google.protobuf.Struct":
      return fc.dictionary(fc.string(), json, { maxKeys: 3 }).map(make);
    case "google.protobuf.Value":
      return json.map(make);
    case "google.protobuf.ListValue":
      return fc.array(json, { maxLength: 3 }).map(make);
    case "google.protobuf.FieldMask":
      return fc
        .array(fc.constantFrom("a", "a.b", "long_name", "x1"), { maxLength: 3 })
        .map((paths) => set(desc, { paths }));
    case "google.protobuf.Timestamp":
      return fc
        .tuple(fc.bigInt(-62135596800n, 253402300799n), fc.integer({ min: 0, max: 999_999_999 }))
        .map(([seconds, nanos]) => set(desc, { seconds, nanos }));
    case "google.protobuf.Duration":
      return fc
        .tuple(fc.bigInt(-315576000000n, 315576000000n), fc.integer({ min: 0, max: 999_999_999 }))
        .map(([seconds, nanos]) => set(desc, { seconds, nanos: seconds < 0n ? -nanos : nanos }));
    case "google.protobuf.Any":
      return fc.constant(create(desc));
    default:
      return undefined;
  }
}

function set(desc: DescMessage, values: Record<string, unknown>): Message {
  return create(desc, values);
}
