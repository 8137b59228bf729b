import {
  create,
  fromBinary,
  fromJson,
  getExtension,
  hasExtension,
  isMessage,
  type DescExtension,
  type DescField,
  type DescMessage,
  type JsonValue,
  type Message,
  type Registry,
} from "@bufbuild/protobuf";
import { isReflectMessage, reflect, type ReflectMessage } from "@bufbuild/protobuf/reflect";
import { FeatureSet_FieldPresence } from "@bufbuild/protobuf/wkt";
import type { Plain, PlainMessage } from "./plain.ts";

/** A message as protobuf-es decodes it, in plain values. */
export function plainOf(
  desc: DescMessage,
  bytes: Uint8Array,
  registry: Registry | undefined,
): PlainMessage {
  return plainMessage(reflect(desc, fromBinary(desc, bytes)), registry);
}

function plainMessage(message: ReflectMessage, registry: Registry | undefined): PlainMessage {
  const fields = new Map<string, Plain>();
  for (const field of message.fields) {
    const isAlways =
      field.presence === FeatureSet_FieldPresence.IMPLICIT &&
      (field.fieldKind === "scalar" || field.fieldKind === "enum");
    if (!isAlways && !message.isSet(field)) continue;
    fields.set(field.name, plainField(message, field, registry));
  }
  const extensions = extensionsOf(message.desc, registry);
  for (const extension of extensions) {
    if (!hasExtension(message.message, extension)) continue;
    const value: unknown = getExtension(message.message, extension);
    fields.set(`[${extension.typeName}]`, plainExtension(extension, value, registry));
  }
  const others = (message.getUnknown() ?? []).filter(
    ({ no }) => !extensions.some(({ number }) => number === no),
  );
  const unknown = others.map(({ no, wireType, data }) => ({
    number: no,
    wireType,
    // Of a number that a closed enum does not have, protobuf-es keeps other bytes than it got.
    data: message.desc.fields.some(({ number }) => number === no) ? [] : [...data],
  }));
  return { fields, unknown };
}

function plainField(
  message: ReflectMessage,
  field: DescField,
  registry: Registry | undefined,
): Plain {
  if (field.fieldKind === "list") {
    return [...message.get(field)].map((item) => plainValue(item, registry));
  }
  if (field.fieldKind === "map") {
    const entries = [...message.get(field)].map(
      ([key, value]) => [String(key), plainValue(value, registry)] as const,
    );
    return new Map(entries);
  }
  return plainValue(message.get(field), registry);
}

function plainExtension(
  extension: DescExtension,
  value: unknown,
  registry: Registry | undefined,
): Plain {
  const one = (item: unknown): Plain =>
    extension.message
      ? plainMessage(reflect(extension.message, wrapped(extension.message, item)), registry)
      : plainValue(item, registry);
  return extension.fieldKind === "list" ? (value as unknown[]).map(one) : one(value);
}

/** getExtension takes wrappers off, and makes JSON of a Struct. */
function wrapped(desc: DescMessage, value: unknown): Message {
  if (isMessage(value)) return value;
  return desc.typeName === "google.protobuf.Struct"
    ? fromJson(desc, value as JsonValue)
    : create(desc, { value });
}

function plainValue(value: unknown, registry: Registry | undefined): Plain {
  if (isReflectMessage(value)) return plainMessage(value, registry);
  if (value instanceof Uint8Array) return [...value];
  return value as number | bigint | string | boolean;
}

function extensionsOf(desc: DescMessage, registry: Registry | undefined): readonly DescExtension[] {
  return [...(registry ?? [])].filter(
    (type): type is DescExtension =>
      type.kind === "extension" && type.extendee.typeName === desc.typeName,
  );
}
