import {
  toJson,
  type DescField,
  type DescMessage,
  type JsonValue,
  type Message,
  type Registry,
  type ScalarType,
  type DescEnum,
} from "@bufbuild/protobuf";
import { reflect, type ReflectMessage } from "@bufbuild/protobuf/reflect";
import { base64Encode } from "@bufbuild/protobuf/wire";
import { anyUnpack, type Any } from "@bufbuild/protobuf/wkt";
import { readExtensions } from "../model/extensions.ts";
import { printJson, wrap } from "./print.ts";
import { accept, refuse, type Parsed } from "../values/parsed.ts";
import { formatNumber } from "../values/scalars.ts";

class NoJsonError extends Error {}

/**
 * Messages in messages are written so deep. protobuf itself ends at 100, but
 * begins anew in each Any: a few kilobytes of Any in Any would go on for minutes.
 */
const deepest = 150;

/**
 * A message as ProtoJSON, indented, with the field names of the .proto file
 * (which every ProtoJSON reader accepts, and which the form shows). Fields that
 * are unset are left out. 64-bit integers are strings, as ProtoJSON has them.
 *
 * Refused when the message has no ProtoJSON: a Timestamp out of range, an Any
 * whose type is not in the registry, a Value that holds nothing. Unknown fields
 * are left out; extensions are written when the registry knows them.
 *
 * https://protobuf.dev/programming-guides/json/
 */
export function messageToJson(
  desc: DescMessage,
  message: Message,
  options: { readonly registry?: Registry | undefined } = {},
): Parsed<string> {
  try {
    return accept(
      write(reflect(desc, message), { at: "", indent: "", depth: 0, registry: options.registry }),
    );
  } catch (error) {
    if (error instanceof NoJsonError) return refuse(error.message);
    throw error;
  }
}

interface Place {
  readonly at: string;
  readonly indent: string;
  /** How many messages this one is in. */
  readonly depth: number;
  readonly registry: Registry | undefined;
}

type Valued = {
  readonly scalar: ScalarType | undefined;
  readonly enum: DescEnum | undefined;
  readonly message: DescMessage | undefined;
};

function write(source: ReflectMessage, outer: Place): string {
  const place = { ...outer, depth: outer.depth + 1 };
  if (place.depth > deepest) {
    throw new NoJsonError(`This is nested more than ${deepest} messages deep, so it has no JSON.`);
  }
  if (source.desc.typeName === "google.protobuf.Any") return writeAny(source, place);
  if (hasOwnJson(source.desc)) return printJson(libraryJson(source, place), place.indent);
  return wrap("{", "}", place.indent, members(source, place));
}

/** google/protobuf/*.proto whose JSON is not an object of their fields. */
function hasOwnJson({ typeName }: DescMessage): boolean {
  return /^google\.protobuf\.(Timestamp|Duration|FieldMask|Struct|Value|ListValue|\w+Value)$/.test(
    typeName,
  );
}

function members(source: ReflectMessage, place: Place): string[] {
  const inner = { ...place, indent: `${place.indent}  ` };
  return [...setFields(source, inner), ...extensions(source, inner)];
}

function setFields(source: ReflectMessage, place: Place): string[] {
  return source.sortedFields
    .filter((field) => source.isSet(field))
    .map((field) => {
      const here = { ...place, at: place.at ? `${place.at}.${field.name}` : field.name };
      return `${JSON.stringify(field.name)}: ${writeField(source, field, here)}`;
    });
}

function writeField(source: ReflectMessage, field: DescField, place: Place): string {
  const inner = { ...place, indent: `${place.indent}  ` };
  switch (field.fieldKind) {
    case "list": {
      const items = [...source.get(field)].map((item, index) =>
        writeValue(item, field, { ...inner, at: `${place.at}[${index}]` }),
      );
      return wrap("[", "]", place.indent, items);
    }
    case "map": {
      const entries = [...source.get(field)].map(([key, value]) => {
        const name = JSON.stringify(String(key));
        return `${name}: ${writeValue(value, field, { ...inner, at: `${place.at}[${name}]` })}`;
      });
      return wrap("{", "}", place.indent, entries);
    }
    default:
      return writeValue(source.get(field), field, place);
  }
}

function writeValue(value: unknown, of: Valued, place: Place): string {
  if (of.message) return write(value as ReflectMessage, place);
  if (of.enum) {
    if (of.enum.typeName === "google.protobuf.NullValue" && value === 0) return "null";
    const known = of.enum.values.find(({ number }) => number === value);
    return known ? JSON.stringify(known.name) : String(value);
  }
  if (value instanceof Uint8Array) return JSON.stringify(base64Encode(value));
  if (typeof value === "bigint") return `"${value}"`;
  if (typeof value === "number" && of.scalar !== undefined) {
    return Number.isFinite(value) ? formatNumber(value, of.scalar) : `"${value}"`;
  }
  return JSON.stringify(value);
}

function writeAny(source: ReflectMessage, place: Place): string {
  const any = source.message as Any;
  if (any.typeUrl === "" && any.value.length === 0) return "{}";
  const typeName = any.typeUrl.slice(any.typeUrl.lastIndexOf("/") + 1);
  const desc = place.registry?.getMessage(typeName);
  const where = place.at || source.desc.name;
  if (!place.registry || !desc) {
    throw new NoJsonError(
      `${where} is an Any of ${typeName || "no type"}, which this schema does not have, so it has no JSON. The form shows its bytes.`,
    );
  }
  let packed: Message | undefined;
  try {
    packed = anyUnpack(any, place.registry);
  } catch (cause) {
    throw new NoJsonError(`${where} is an Any whose bytes are not a ${typeName}.`, { cause });
  }
  const inner = reflect(desc, packed);
  const type = `"@type": ${JSON.stringify(any.typeUrl)}`;
  const parts =
    hasOwnJson(desc) || desc.typeName === "google.protobuf.Any"
      ? [`"value": ${write(inner, { ...place, indent: `${place.indent}  ` })}`]
      : members(inner, place);
  return wrap("{", "}", place.indent, [type, ...parts]);
}

function libraryJson(source: ReflectMessage, place: Place): JsonValue {
  try {
    return toJson(source.desc, source.message);
  } catch (cause) {
    const why = cause instanceof Error ? cause.message : String(cause);
    throw new NoJsonError(
      `${place.at || "This message"} has no JSON: ${why}. The form shows it field by field.`,
      { cause },
    );
  }
}

/** The members `[full.name]` of the extensions that the registry knows. */
function extensions(source: ReflectMessage, place: Place): string[] {
  const unknown = source.getUnknown() ?? [];
  const { message } = readExtensions(source.desc, place.registry, unknown);
  return message ? setFields(message, place) : [];
}
