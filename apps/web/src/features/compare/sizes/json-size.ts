import type {
  DescExtension,
  DescField,
  DescMessage,
  JsonObject,
  JsonValue,
  Registry,
} from "@bufbuild/protobuf";
import { fieldKind, hasOwnJson } from "./field-kind.ts";
import { childOf, type JsonBytes, type SizeNode } from "./size-tree.ts";

type Field = DescField | DescExtension;

/**
 * Adds what each field of a message takes in its ProtoJSON as `JSON.stringify`
 * writes it, in bytes of UTF-8: names, punctuation, and what says something.
 */
export function addJsonSizes(
  root: SizeNode,
  schema: DescMessage,
  json: JsonValue,
  registry: Registry,
): void {
  if (isObject(json) && !hasOwnJson(schema)) addObject(root, schema, json, registry);
  else addWhole(root.json, json);
}

/** Bytes that a text has in UTF-8. */
export function utf8Length(text: string): number {
  return encoder.encode(text).length;
}

const encoder = new TextEncoder();

function addObject(
  node: SizeNode,
  schema: DescMessage,
  json: JsonObject,
  registry: Registry,
): void {
  node.json.punctuation += 2;
  let isFirst = true;
  for (const [key, value] of Object.entries(json)) {
    const field = fieldOf(schema, key, registry);
    const own =
      field === undefined
        ? childOf(node, key, "")
        : childOf(
            node,
            field.kind === "extension" ? `[${field.typeName}]` : field.name,
            fieldKind(field),
          );
    own.json.name += quotedLength(key);
    // Two quotes, a colon, and the comma that parts it from the one before.
    own.json.punctuation += isFirst ? 3 : 4;
    isFirst = false;
    addValue(own, field, value, registry);
  }
}

function addValue(
  own: SizeNode,
  field: Field | undefined,
  value: JsonValue,
  registry: Registry,
): void {
  const message = field?.fieldKind === "map" ? undefined : field?.message;
  if (message === undefined || hasOwnJson(message)) {
    addWhole(own.json, value);
  } else if (Array.isArray(value)) {
    own.json.punctuation += 2 + Math.max(0, value.length - 1);
    for (const item of value) addJsonSizes(own, message, item, registry);
  } else {
    addJsonSizes(own, message, value, registry);
  }
}

/** A value in one piece, whatever is in it: the keys of a map and of a Struct are data, and no names of fields. */
function addWhole(bytes: JsonBytes, value: JsonValue): void {
  if (typeof value === "string") {
    bytes.punctuation += 2;
    bytes.value += quotedLength(value);
  } else if (Array.isArray(value)) {
    bytes.punctuation += 2 + Math.max(0, value.length - 1);
    for (const item of value) addWhole(bytes, item);
  } else if (isObject(value)) {
    const entries = Object.entries(value);
    bytes.punctuation += 2 + Math.max(0, entries.length - 1);
    for (const [key, inner] of entries) {
      bytes.punctuation += 3;
      bytes.value += quotedLength(key);
      addWhole(bytes, inner);
    }
  } else {
    bytes.value += utf8Length(JSON.stringify(value));
  }
}

/** Bytes between the quotes, with the escapes that JSON needs. */
function quotedLength(text: string): number {
  return utf8Length(JSON.stringify(text)) - 2;
}

function isObject(value: JsonValue): value is JsonObject {
  return typeof value === "object" && value !== null && !Array.isArray(value);
}

function fieldOf(schema: DescMessage, key: string, registry: Registry): Field | undefined {
  if (key.startsWith("[")) return registry.getExtension(key.slice(1, -1));
  return schema.fields.find(({ jsonName }) => jsonName === key);
}
