import { parseJsonText, type JsonEntry, type JsonNode } from "@grpc-playground/schema/json";
import type { Span } from "@grpc-playground/wire";
import type { ByteNode, Children, Part } from "./byte-tree.ts";
import { listedChildren } from "./paged-children.ts";

/** Where a text lies in the bytes: its offsets, counted from there, are offsets in the text too. */
interface Text {
  readonly bytes: Uint8Array;
  readonly start: number;
}

/** The members of a JSON text, each with its place. */
export function jsonChildren(bytes: Uint8Array, span: Span, key: string): Children {
  // A character for each byte: the offsets agree, and JSON's own characters are all ASCII.
  const text = new TextDecoder("latin1").decode(bytes.subarray(span.start, span.end));
  const read = parseJsonText(text);
  if (read.ok) return within({ bytes, start: span.start }, read.node, key);
  const { message, from } = read.issue;
  const at = span.start + from;
  return {
    count: 0,
    page: () => ({
      nodes: [],
      previous: undefined,
      next: undefined,
      problem: { at, message: `This is no JSON: ${message}` },
    }),
    pageOf: () => undefined,
  };
}

function within(text: Text, node: JsonNode, key: string): Children {
  if (node.kind === "object" && node.entries.length > 0) {
    return listedChildren(
      node.entries.map((entry, index) => memberNode(text, entry, `${key}.${index}`)),
    );
  }
  if (node.kind === "array" && node.items.length > 0) {
    return listedChildren(
      node.items.map((item, index) => {
        const place = { name: `[${index}]`, key: `${key}[${index}]`, parts: [] };
        return valueNode(text, place, item, item.from);
      }),
    );
  }
  return listedChildren([valueNode(text, { name: "value", key, parts: [] }, node, node.from)]);
}

function memberNode(text: Text, entry: JsonEntry, key: string): ByteNode {
  const { start } = text;
  const name = utf8(text, entry.from, entry.to);
  const parts: Part[] = [
    {
      role: "tag",
      span: { start: start + entry.from, end: start + entry.to },
      says: `the name ${name}: JSON spells it out in each message`,
      text: true,
    },
    {
      role: "plain",
      span: { start: start + entry.to, end: start + entry.value.from },
      says: "a colon between name and value",
    },
  ];
  return valueNode(text, { name: entry.key, key, parts }, entry.value, entry.from);
}

function valueNode(
  text: Text,
  { name, key, parts }: { name: string; key: string; parts: readonly Part[] },
  value: JsonNode,
  from: number,
): ByteNode {
  const { start } = text;
  const span = { start: start + value.from, end: start + value.to };
  const isHolder = value.kind === "object" || value.kind === "array";
  const size = isHolder ? countOf(value) : 0;
  const own: Part =
    isHolder && size > 0
      ? { role: "plain", span, says: `punctuation of ${name}` }
      : {
          role: "value",
          span,
          says: parts.length === 0 ? "the value" : `the value of ${name}`,
          text: value.kind === "string",
        };
  return {
    key,
    span: { start: start + from, end: span.end },
    parts: [...parts, own],
    name,
    type: `JSON ${value.kind}`,
    value:
      isHolder && size > 0
        ? `${size} ${value.kind === "array" ? "item" : "member"}${size === 1 ? "" : "s"}`
        : utf8(text, value.from, Math.min(value.to, value.from + 1000)),
    children: size === 0 ? undefined : within(text, value, key),
  };
}

function countOf(value: JsonNode): number {
  if (value.kind === "object") return value.entries.length;
  return value.kind === "array" ? value.items.length : 0;
}

function utf8({ bytes, start }: Text, from: number, to: number): string {
  return new TextDecoder().decode(bytes.subarray(start + from, start + to));
}
