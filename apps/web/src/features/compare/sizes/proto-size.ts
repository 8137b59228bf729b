import type { DescMessage, Registry } from "@bufbuild/protobuf";
import { parseMessage, type FieldNode, type MessageTree } from "@grpc-playground/wire";
import { fieldKind, hasOwnJson } from "./field-kind.ts";
import { childOf, type SizeNode } from "./size-tree.ts";

/** Adds what each field of a message takes in its bytes: all of them, to the last. */
export function addProtoSizes(
  root: SizeNode,
  schema: DescMessage,
  bytes: Uint8Array,
  registry: Registry,
): void {
  addTree(root, parseMessage(bytes, { schema, registry }));
}

function addTree(node: SizeNode, first: MessageTree): void {
  let tree = first;
  for (;;) {
    for (const field of tree.fields) addField(node, field);
    if (tree.rest === undefined) return;
    tree = tree.parse({ from: tree.rest });
  }
}

function addField(parent: SizeNode, field: FieldNode): void {
  const { content } = field;
  const name = field.name ?? `field ${field.number}`;
  const own = childOf(parent, name, field.field === undefined ? "" : fieldKind(field.field));
  own.proto.tag += width(field.tag) + width(field.endTag);
  own.proto.length += width(field.length);
  own.count += content.kind === "packed" ? content.count : 1;
  // What JSON has in one piece, such as a Timestamp, or an entry of a map, is a value here too.
  if (content.kind !== "message" || content.mapEntry || !isSplit(content.schema)) {
    own.proto.value += width(field.value);
  } else {
    addTree(own, content.parse());
  }
}

function isSplit(schema: DescMessage | undefined): boolean {
  return schema !== undefined && !hasOwnJson(schema);
}

function width(span: { readonly start: number; readonly end: number } | undefined): number {
  return span === undefined ? 0 : span.end - span.start;
}
