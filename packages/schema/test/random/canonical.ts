import {
  fromBinary,
  getExtension,
  hasExtension,
  type DescExtension,
  type DescField,
  type DescMessage,
  type Message,
  type Registry,
} from "@bufbuild/protobuf";
import { isReflectMessage, reflect, type ReflectMessage } from "@bufbuild/protobuf/reflect";
import { extensionsOf } from "./surroundings.ts";

/**
 * What a message says, as text: equal for messages that mean the same. Maps and
 * unknown fields of different numbers have no order; all else has. Unlike
 * protobuf-es's equals, it tells -0 from 0 and takes NaN for NaN.
 */
export function canonical(desc: DescMessage, message: Message, registry: Registry): string {
  return JSON.stringify(ofMessage(reflect(desc, message), registry), undefined, 1);
}

function ofMessage(source: ReflectMessage, registry: Registry): unknown {
  const { desc } = source;
  if (desc.typeName === "google.protobuf.Any") return ofAny(source, registry);
  const fields = source.sortedFields
    .filter((field) => source.isSet(field))
    .map((field) => [field.number, ofField(source, field, registry)]);
  const extensions = extensionsOf(desc, registry).filter((extension) =>
    hasExtension(source.message, extension),
  );
  const numbers = new Set(extensions.map(({ number }) => number));
  const unknown = (source.getUnknown() ?? [])
    .filter(({ no }) => !numbers.has(no))
    .toSorted((a, b) => a.no - b.no)
    .map(({ no, wireType, data }) => `${no}:${wireType}:${hex(data)}`);
  const extended = extensions.map((extension) => [
    extension.typeName,
    ofExtension(extension, getExtension(source.message, extension), registry),
  ]);
  return [desc.typeName, ...fields, ...extended, ...unknown];
}

/** protobuf-es gives a Struct as JSON and a wrapper as its value: then there is nothing to order. */
function ofExtension({ message }: DescExtension, value: unknown, registry: Registry): unknown {
  const one = (item: unknown) =>
    message && typeof item === "object" && item !== null && "$typeName" in item
      ? ofMessage(reflect(message, item as Message), registry)
      : ofValue(item, registry);
  return Array.isArray(value) ? value.map(one) : one(value);
}

function ofField(source: ReflectMessage, field: DescField, registry: Registry): unknown {
  switch (field.fieldKind) {
    case "list":
      return [...source.get(field)].map((item) => ofValue(item, registry));
    case "map": {
      const entries = [...source.get(field)].map(([key, value]) => [
        JSON.stringify(ofValue(key, registry)),
        ofValue(value, registry),
      ]);
      return entries.toSorted(([a], [b]) => (String(a) < String(b) ? -1 : 1));
    }
    default:
      return ofValue(source.get(field), registry);
  }
}

function ofValue(value: unknown, registry: Registry): unknown {
  if (typeof value === "bigint") return `${value}n`;
  if (typeof value === "number") return Object.is(value, -0) ? "-0" : String(value);
  if (value instanceof Uint8Array) return `bytes ${hex(value)}`;
  if (isReflectMessage(value)) return ofMessage(value, registry);
  return value;
}

function ofAny(source: ReflectMessage, registry: Registry): unknown {
  const { typeUrl, value } = source.message as Message & { typeUrl: string; value: Uint8Array };
  const type = registry.getMessage(typeUrl.slice(typeUrl.lastIndexOf("/") + 1));
  try {
    if (type) return [typeUrl, ofMessage(reflect(type, fromBinary(type, value)), registry)];
  } catch {
    // Not of that type: the bytes are all there is to compare.
  }
  return [typeUrl, hex(value), ...(source.getUnknown() ?? []).map(({ no }) => no)];
}

function hex(bytes: Uint8Array): string {
  return Buffer.from(bytes).toString("hex");
}
