import { ScalarType, type DescEnum, type DescMessage } from "@bufbuild/protobuf";
import { reflect } from "@bufbuild/protobuf/reflect";
import { FeatureSet_FieldPresence } from "@bufbuild/protobuf/wkt";
import type { FieldNode, MessageTree } from "../../src/index.ts";
import type { Plain, PlainMessage } from "./plain.ts";

/** The same of a tree: every leaf is read back from its text, or from the bytes that it says are its. */
export function plainOfTree(bytes: Uint8Array, tree: MessageTree): PlainMessage {
  return mergeTree(bytes, tree, { fields: new Map(), unknown: [] });
}

interface Growing {
  readonly fields: Map<string, Plain>;
  readonly unknown: PlainMessage["unknown"][number][];
}

function mergeTree(bytes: Uint8Array, tree: MessageTree, into: Growing): PlainMessage {
  if (tree.problem) throw new Error(tree.problem.message);
  for (let page = tree; ; page = page.parse({ from: page.rest })) {
    for (const node of page.fields) addNode(bytes, node, into);
    if (page.rest === undefined) break;
  }
  if (tree.schema) addZeros(tree.schema, into.fields);
  return into;
}

function addNode(bytes: Uint8Array, node: FieldNode, { fields, unknown }: Growing): void {
  const { field, name, content, number, wireType } = node;
  const isNameless =
    content.kind === "scalar" &&
    content.enum?.open === false &&
    field?.fieldKind !== "list" &&
    numberOf(content.enum, content.text) === undefined;
  if (!field || name === undefined || isNameless) {
    const data = isNameless ? [] : [...bytes.subarray(node.tag.end, node.span.end)];
    unknown.push({ number, wireType, data });
    return;
  }
  for (const member of field.oneof?.fields ?? []) {
    if (member.name !== name) fields.delete(member.name);
  }
  const before = fields.get(name);
  if (field.fieldKind === "list") {
    const items = content.kind === "packed" ? packed(node) : [valueOf(bytes, node, undefined)];
    fields.set(name, [...((before as Plain[] | undefined) ?? []), ...items]);
  } else if (field.fieldKind === "map") {
    const entry = valueOf(bytes, node, undefined) as PlainMessage;
    const key = (entry.fields.get("key") ?? zeroOf(field.mapKey)) as string | number | boolean;
    const value = entry.fields.get("value") ?? emptyValue(field);
    fields.set(name, new Map([...((before as Map<string, Plain>) ?? []), [String(key), value]]));
  } else {
    fields.set(name, valueOf(bytes, node, before));
  }
}

function emptyValue(field: Extract<FieldNode["field"], { fieldKind: "map" }>) {
  if (field.mapKind === "scalar") return zeroOf(field.scalar);
  if (field.mapKind === "enum") return field.enum.values[0]?.number ?? 0;
  const empty = { fields: new Map<string, Plain>(), unknown: [] };
  addZeros(field.message, empty.fields);
  return empty;
}

function packed({ content, value }: FieldNode): readonly Plain[] {
  if (content.kind !== "packed") throw new Error("not packed");
  if (content.problem) throw new Error(content.problem.message);
  const elements = content.elements(0, content.count);
  let at = value.start;
  for (const { span } of elements) {
    if (span.start !== at) throw new Error("a gap between packed values");
    at = span.end;
  }
  if (at !== value.end) throw new Error("a gap behind packed values");
  return elements.map(({ text }) => leafOf(text, content.scalar, content.enum));
}

function valueOf(bytes: Uint8Array, node: FieldNode, before: Plain | undefined): Plain {
  const { content, value, field } = node;
  const raw = [...bytes.subarray(value.start, value.end)];
  switch (content.kind) {
    case "message": {
      // What is in an Any is bytes to protobuf-es.
      if (field?.scalar === ScalarType.BYTES && !content.mapEntry) return raw;
      const into = before as Growing | undefined;
      return mergeTree(bytes, content.parse(), into ?? { fields: new Map(), unknown: [] });
    }
    case "scalar":
      return leafOf(content.text, content.scalar, content.enum);
    case "string": {
      const text = new TextDecoder("utf-8", { ignoreBOM: true }).decode(Uint8Array.from(raw));
      if (!text.startsWith(content.text) || content.cut !== content.text.length < text.length) {
        throw new Error(`${node.path} is cut where it should not be`);
      }
      return text;
    }
    case "bytes":
      return raw;
    case "unknown":
      if (field?.scalar === ScalarType.BYTES) return raw;
      throw new Error("a known field that is unknown");
    default:
      throw new Error(`${node.path} is ${content.kind}`);
  }
}

function leafOf(text: string, scalar: ScalarType | undefined, type: DescEnum | undefined): Plain {
  if (type) return numberOf(type, text) ?? Number(text);
  switch (scalar) {
    case ScalarType.BOOL:
      return text === "true";
    case ScalarType.INT64:
    case ScalarType.UINT64:
    case ScalarType.SINT64:
    case ScalarType.FIXED64:
    case ScalarType.SFIXED64:
      return BigInt(text);
    case ScalarType.FLOAT:
      return Math.fround(numeric(text));
    default:
      return numeric(text);
  }
}

function numeric(text: string): number {
  if (text === "nan") return Number.NaN;
  return Number(text.replace("inf", "Infinity"));
}

function numberOf(type: DescEnum, text: string): number | undefined {
  return type.values.find(({ name }) => name === text)?.number;
}

function zeroOf(scalar: ScalarType): Plain {
  if (scalar === ScalarType.STRING) return "";
  if (scalar === ScalarType.BYTES) return [];
  return leafOf("0", scalar, undefined);
}

/** Fields without presence are always there. */
function addZeros(desc: DescMessage, fields: Map<string, Plain>): void {
  const empty = reflect(desc);
  for (const field of desc.fields) {
    if (fields.has(field.name) || field.presence !== FeatureSet_FieldPresence.IMPLICIT) continue;
    if (field.fieldKind === "scalar" || field.fieldKind === "enum") {
      const zero = empty.get(field);
      fields.set(field.name, zero instanceof Uint8Array ? [] : zero);
    }
  }
}
