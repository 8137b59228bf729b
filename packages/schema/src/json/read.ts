import {
  create,
  type DescEnum,
  type DescField,
  type DescMessage,
  type Message,
  type Registry,
  ScalarType,
} from "@bufbuild/protobuf";
import { reflect, type ReflectMessage } from "@bufbuild/protobuf/reflect";
import { anyPack, isWrapperDesc, type Any } from "@bufbuild/protobuf/wkt";
import { readWellKnown } from "./well-known.ts";
import { readEnum, readScalar } from "./scalars.ts";
import { createIssuePlacer, parseJsonText, type JsonIssue, type JsonNode } from "./text.ts";
import { newExtensions, writeExtensions } from "../model/extensions.ts";
import { missingField, named, takesNull, unknownField } from "./names.ts";
import type { Parsed } from "../values/parsed.ts";
import type { ScalarValue } from "../values/scalars.ts";
import { textFormatOf } from "../values/well-known.ts";

/** A message, or everything that is wrong with its JSON: at least one issue, in the order of the text. */
export type ParsedJson =
  | { readonly ok: true; readonly message: Message }
  | { readonly ok: false; readonly issues: readonly JsonIssue[] };

/**
 * Reads ProtoJSON. Both proto and JSON field names are read; an unknown field,
 * a wrong type, a number out of range are issues with a position, never
 * silence. 64-bit integers may be strings or numbers of any length: nothing is
 * rounded. The registry serves Any and extensions.
 *
 * https://protobuf.dev/programming-guides/json/
 */
export function parseJson(
  desc: DescMessage,
  text: string,
  options: { readonly registry?: Registry | undefined } = {},
): ParsedJson {
  const parsed = parseJsonText(text);
  if (!parsed.ok) return { ok: false, issues: [parsed.issue] };
  const issues: JsonIssue[] = [];
  const place = createIssuePlacer(text);
  const reader: Reader = {
    registry: options.registry,
    isPacked: false,
    isRefused: () => issues.length > 0,
    wrong: ({ from, to }, message) => void issues.push(place(from, to, message)),
  };
  const message = readMessage(desc, parsed.node, reader);
  return issues.length === 0 ? { ok: true, message } : { ok: false, issues };
}

interface Reader {
  readonly registry: Registry | undefined;
  /** Within an Any or an extension, which are packed as they are read: what lacks a required field cannot be. */
  readonly isPacked: boolean;
  /** Whether something was wrong already: then nothing comes of it, and nothing has to be packed. */
  isRefused(): boolean;
  wrong(at: { readonly from: number; readonly to: number }, message: string): void;
}

function readMessage(desc: DescMessage, node: JsonNode, reader: Reader): Message {
  const target = reflect(desc);
  if (desc.typeName === "google.protobuf.Any") return readAny(desc, node, reader);
  const text = textFormatOf(desc);
  if (text) {
    const read = readWellKnown(desc, text, node);
    if ("message" in read) return read.message;
    reader.wrong(read.fault, read.fault.message);
    return target.message;
  }
  if (isWrapperDesc(desc)) {
    const field = desc.fields[0];
    const value = field && readValue(field, node, reader);
    if (field && value !== undefined) target.set(field, value);
    return target.message;
  }
  if (node.kind !== "object") {
    reader.wrong(node, `${desc.name} is a message, so this has to be an object in { }.`);
    return target.message;
  }
  readMembers(target, node, reader);
  return target.message;
}

function readMembers(
  target: ReflectMessage,
  node: JsonNode & { readonly kind: "object" },
  reader: Reader,
): void {
  const seen = new Set<string>();
  const cases = new Map<string, string>();
  const extensions = newExtensions(target.desc, reader.registry);
  for (const entry of node.entries) {
    const own = named(target.fields, entry.key);
    const field = own ?? (extensions && named(extensions.fields, entry.key));
    if (!field) {
      reader.wrong(entry, unknownField(target.desc, entry.key));
      continue;
    }
    if (seen.has(field.name)) {
      reader.wrong(entry, `${field.name} stands here a second time. Keep one of the two.`);
      continue;
    }
    seen.add(field.name);
    if (entry.value.kind === "null" && !takesNull(field)) continue;
    const other = field.oneof && cases.get(field.oneof.name);
    if (field.oneof && other) {
      reader.wrong(
        entry,
        `${field.name} and ${other} are in the oneof ${field.oneof.name}, which holds one of them. Keep one.`,
      );
      continue;
    }
    if (field.oneof) cases.set(field.oneof.name, field.name);
    if (own || !extensions) readField(target, field, entry.value, reader);
    else readField(extensions, field, entry.value, { ...reader, isPacked: true });
  }
  // Of a value that is not valid, enough was said.
  const missing = reader.isPacked && !reader.isRefused() ? missingField(target) : undefined;
  if (missing) reader.wrong(node, missing);
  const set = extensions && !reader.isRefused() ? writeExtensions(extensions) : [];
  if (set.length > 0) target.setUnknown(set);
}

function readField(target: ReflectMessage, field: DescField, node: JsonNode, reader: Reader): void {
  switch (field.fieldKind) {
    case "list": {
      if (node.kind !== "array") {
        reader.wrong(node, `${field.name} is repeated, so this has to be an array in [ ].`);
        return;
      }
      const list = target.get(field);
      for (const item of node.items) {
        const value = readValue(field, item, reader);
        if (value !== undefined) list.add(value);
      }
      return;
    }
    case "map":
      readMap(target, field, node, reader);
      return;
    default: {
      const value = readValue(field, node, reader);
      if (value !== undefined) target.set(field, value);
    }
  }
}

function readMap(
  target: ReflectMessage,
  field: DescField & { fieldKind: "map" },
  node: JsonNode,
  reader: Reader,
): void {
  if (node.kind !== "object") {
    reader.wrong(node, `${field.name} is a map, so this has to be an object in { }.`);
    return;
  }
  const map = target.get(field);
  const seen = new Set<unknown>();
  for (const entry of node.entries) {
    const keyNode: JsonNode =
      field.mapKey === ScalarType.BOOL && /^(true|false)$/.test(entry.key)
        ? { ...entry, kind: "boolean", value: entry.key === "true" }
        : { ...entry, kind: "string", value: entry.key };
    const key = taken(readScalar(field.mapKey, keyNode), keyNode, reader);
    if (key !== undefined && seen.has(key)) {
      reader.wrong(entry, `The key "${entry.key}" stands here a second time. Keep one of the two.`);
      continue;
    }
    seen.add(key);
    const value = readValue(field, entry.value, reader);
    if (key !== undefined && value !== undefined) map.set(key, value);
  }
}

function readValue(
  of: {
    readonly scalar: ScalarType | undefined;
    readonly enum: DescEnum | undefined;
    readonly message: DescMessage | undefined;
  },
  node: JsonNode,
  reader: Reader,
): ScalarValue | ReflectMessage | undefined {
  if (of.message) {
    return reflect(of.message, readMessage(of.message, node, reader));
  }
  if (of.enum) return taken(readEnum(of.enum, node), node, reader);
  return of.scalar === undefined ? undefined : taken(readScalar(of.scalar, node), node, reader);
}

function taken<T>(read: Parsed<T>, node: JsonNode, reader: Reader): T | undefined {
  if (read.ok) return read.value;
  reader.wrong(node, read.message);
  return undefined;
}

/** `{"@type": "type.googleapis.com/full.Name", ...fields}`, or with `"value"` for types with a JSON of their own. */
function readAny(desc: DescMessage, node: JsonNode, reader: Reader): Message {
  const any = create(desc) as Any;
  if (node.kind !== "object") {
    reader.wrong(
      node,
      'An Any is an object with an "@type", such as type.googleapis.com/pkg.Name.',
    );
    return any;
  }
  if (node.entries.length === 0) return any;
  const type = node.entries.find(({ key }) => key === "@type");
  if (type?.value.kind !== "string") {
    reader.wrong(
      type?.value ?? node,
      'An Any needs an "@type", such as "type.googleapis.com/pkg.Name".',
    );
    return any;
  }
  const url = type.value.value;
  const inner = reader.registry?.getMessage(url.slice(url.lastIndexOf("/") + 1));
  if (!inner || !url.includes("/")) {
    reader.wrong(
      type.value,
      `This schema has no message type for "${url}". Write a prefix, a slash and a full name.`,
    );
    return any;
  }
  const rest = node.entries.filter((entry) => entry !== type);
  const value = rest.find(({ key }) => key === "value");
  const packing = { ...reader, isPacked: true };
  const own = textFormatOf(inner) || isWrapperDesc(inner) || inner.typeName === desc.typeName;
  const message = own
    ? readMessage(inner, value?.value ?? { ...node, entries: [] }, packing)
    : readMessage(inner, { ...node, entries: rest }, packing);
  if (packing.isRefused()) return any;
  const packed = anyPack(inner, message);
  any.typeUrl = url;
  any.value = packed.value;
  return any;
}
