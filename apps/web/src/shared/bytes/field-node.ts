import {
  scalarName,
  wireTypeNames,
  type Content,
  type FieldNode,
  type Guess,
  type MessageContent,
  type ScalarContent,
} from "@grpc-playground/wire";
import type { ByteNode, Children, Part, Reading } from "./byte-tree.ts";
import { packedChildren } from "./packed-nodes.ts";
import { bytesOf, shortHex, tagWords } from "./words.ts";

/** Makes the fields of a nested message. */
export type OpenMessage = (message: MessageContent) => Children;

/** A protobuf field as a node. */
export function fieldNode(bytes: Uint8Array, field: FieldNode, open: OpenMessage): ByteNode {
  const { path, number, span, content, notes } = field;
  const name = field.name ?? `field ${number}`;
  const how = content.kind === "scalar" ? content.how : undefined;
  return {
    key: path,
    span,
    parts: partsOf(bytes, field, name),
    name,
    number,
    type: `${wireTypeNames[field.wireType]} ${typeOf(field)}`.trim(),
    value: valueOf(content, field),
    how,
    notes,
    problem: problemOf(content),
    readings:
      "guesses" in content ? content.guesses.map((guess) => readingOf(guess, open)) : undefined,
    children: childrenOf(field, open),
  };
}

function partsOf(bytes: Uint8Array, field: FieldNode, name: string): readonly Part[] {
  const { tag, length, value, endTag, content } = field;
  const parts: Part[] = [{ role: "tag", span: tag, says: tagWords(bytes, field) }];
  if (length !== undefined) {
    const says = `length ${shortHex(bytes, length)}: the value of ${name} has ${bytesOf(value)}`;
    parts.push({ role: "length", span: length, says });
  }
  if (content.kind !== "message" && content.kind !== "packed" && value.end > value.start) {
    parts.push({
      role: "value",
      span: value,
      says: `value of ${name}${content.kind === "scalar" ? `: ${content.text}` : ""}`,
      text: content.kind === "string",
    });
  }
  if (endTag !== undefined) {
    const says = `end tag ${shortHex(bytes, endTag)}: the group of field ${field.number} ends`;
    parts.push({ role: "end", span: endTag, says });
  }
  return parts;
}

function typeOf({ content }: FieldNode): string {
  switch (content.kind) {
    case "scalar":
      return leafName(content);
    case "string":
    case "bytes":
      return content.kind;
    case "packed":
      return `packed ${leafName(content)}`;
    case "message":
      return content.mapEntry ? "map entry" : (content.schema?.name ?? "message");
    case "unknown":
      return "unknown";
    case "broken":
      return "broken";
    default:
      return "";
  }
}

function leafName({ enum: type, scalar }: Pick<ScalarContent, "enum" | "scalar">): string {
  return type?.name ?? (scalar === undefined ? "" : scalarName(scalar));
}

function valueOf(content: Content, { value }: FieldNode): string {
  switch (content.kind) {
    case "scalar":
      return content.text;
    case "string":
      return JSON.stringify(content.text) + (content.cut ? "…" : "");
    case "bytes":
      return bytesOf(value);
    case "packed":
      return `${content.count.toLocaleString("en-US")} ${content.count === 1 ? "value" : "values"}`;
    case "message":
      return value.end === value.start ? "empty" : bytesOf(value);
    default:
      return content.guesses[0]?.text ?? bytesOf(value);
  }
}

function problemOf(content: Content): string | undefined {
  if (content.kind !== "broken" && content.kind !== "packed") return undefined;
  const { problem } = content;
  return problem && `At byte ${problem.at.toLocaleString("en-US")}: ${problem.message}`;
}

function readingOf({ as, text, message }: Guess, open: OpenMessage): Reading {
  return { as, text, children: message && open(message) };
}

function childrenOf({ content, path, value }: FieldNode, open: OpenMessage): Children | undefined {
  if (value.start === value.end) return undefined;
  if (content.kind === "message") return open(content);
  return content.kind === "packed" ? packedChildren(content, path) : undefined;
}
