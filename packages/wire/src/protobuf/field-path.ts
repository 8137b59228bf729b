import { ScalarType, type DescExtension, type DescField } from "@bufbuild/protobuf";
import { messageIn } from "./lookup.ts";
import { nameOf } from "./schema-fields.ts";
import type { Content, FieldNode, MessageTree } from "./tree.ts";

/** Where a decoded value's bytes are. */
export interface ValuePlace {
  readonly node: FieldNode;
  /** Of a value in a packed list: which of the node's. */
  readonly element: number | undefined;
}

/**
 * The path of a node, as people write that of a decoded value: `guests[2].name`,
 * `stock["pen"]`, `[pkg.extension].x`. An item of a list has its index among all
 * of the list, an entry of a map its key, and the key and the value of an entry
 * are the entry's. What has no name has its number. Undefined when there is no such node.
 */
export function fieldPathOf(tree: MessageTree, path: string): string | undefined {
  let message: MessageTree | undefined = tree;
  let written = "";
  let isEntry = false;
  for (const step of stepsIn(tree, path)) {
    const node: FieldNode | undefined = message?.find(step.number, step.nth);
    if (!message || !node) return undefined;
    // An entry has been written with its key.
    if (!isEntry) written += stepText(message, node, step.nth, written === "");
    const content: Content = node.content;
    isEntry = content.kind === "message" && content.mapEntry;
    message = messageIn(content)?.parse({ limit: 0 });
  }
  return written === "" ? undefined : written;
}

function stepsIn(tree: MessageTree, path: string) {
  const prefix = tree.path === "" ? "" : `${tree.path}.`;
  if (!path.startsWith(prefix)) return [];
  return path
    .slice(prefix.length)
    .split(".")
    .map((step) => {
      const [number = "", nth = "0"] = step.split("#");
      return { number: Number(number), nth: Number(nth) };
    });
}

function stepText(message: MessageTree, node: FieldNode, nth: number, isFirst: boolean): string {
  const { field, number } = node;
  const dot = isFirst ? "" : ".";
  if (!field) return `${dot}${number}`;
  const name = `${dot}${nameOf(field)}`;
  if (field.fieldKind === "map") return `${name}[${keyOf(field, node)}]`;
  if (field.fieldKind !== "list" || node.content.kind === "packed") return name;
  return `${name}[${elementsBefore(message, number, nth, field)}]`;
}

/** The key of an entry, quoted when it is text; what is left out is zero. */
function keyOf(field: DescField & { readonly fieldKind: "map" }, node: FieldNode): string {
  const key = messageIn(node.content)?.parse({ limit: 0 }).find(1)?.content;
  if (field.mapKey === ScalarType.STRING) {
    // Long keys may begin alike.
    return JSON.stringify(key?.kind === "string" ? (key.whole?.() ?? key.text) : "");
  }
  if (key?.kind === "scalar") return key.text;
  return field.mapKey === ScalarType.BOOL ? "false" : "0";
}

/** How many items come before an occurrence of a list's field: a packed one has many. */
function elementsBefore(
  message: MessageTree,
  number: number,
  nth: number,
  field: DescField | DescExtension,
): number {
  if (field.message || field.scalar === ScalarType.STRING || field.scalar === ScalarType.BYTES) {
    return nth;
  }
  let items = 0;
  for (const node of occurrences(message, number)) {
    if (nth-- === 0) break;
    items += itemsIn(node);
  }
  return items;
}

function itemsIn({ content }: FieldNode): number {
  return content.kind === "packed" ? content.count : 1;
}

function* occurrences(message: MessageTree, number: number): Generator<FieldNode> {
  for (let page = message.parse(); ; page = page.parse({ from: page.rest })) {
    for (const node of page.fields) if (node.number === number) yield node;
    if (page.rest === undefined) return;
  }
}

/** A name, a name in brackets, an index, or a key. */
const part =
  /\.?([^.[\]"]+)|\[(-?\d+|true|false)\]|\[("(?:[^"\\]|\\.)*")\]|\.?\[([A-Za-z_][\w.]*)\]/uy;

/**
 * The bytes of a decoded value, by a path as `fieldPathOf` writes it. Of a field
 * that came several times it is the last, which counts; of a list that is
 * packed in several pieces the piece that has the item. Undefined for what is
 * not there. Linear in the bytes of each message on the way.
 */
export function placeOfValue(tree: MessageTree, path: string): ValuePlace | undefined {
  let message: MessageTree | undefined = tree;
  let place: ValuePlace | undefined;
  for (let at = 0; at < path.length;) {
    part.lastIndex = at;
    const found = part.exec(path);
    if (!found || !message) return undefined;
    at = part.lastIndex;
    const name = found[1] ?? `[${found[4] ?? ""}]`;
    const index: RegExpExecArray | null = indexAt(path, at);
    at = index ? part.lastIndex : at;
    place = index ? itemOf(message, name, index[2] ?? index[3] ?? "") : lastOf(message, name);
    if (!place) return undefined;
    message = messageIn(place.node.content)?.parse({ limit: 0 });
    // Behind a map's key goes on what is in the entry's value.
    const { content } = place.node;
    if (content.kind === "message" && content.mapEntry && at < path.length) {
      const value: FieldNode | undefined = message?.find(2);
      message = value && messageIn(value.content)?.parse({ limit: 0 });
    }
  }
  return place;
}

function indexAt(path: string, at: number): RegExpExecArray | null {
  part.lastIndex = at;
  const found = part.exec(path);
  return found?.[2] !== undefined || found?.[3] !== undefined ? found : null;
}

function numberOf(message: MessageTree, name: string): number | undefined {
  if (/^\d+$/u.test(name)) return Number(name);
  const field = message.schema?.fields.find((each) => each.name === name);
  if (field) return field.number;
  // An extension is known by its fields alone: the registry is the reader's.
  for (let page = message.parse(); ; page = page.parse({ from: page.rest })) {
    const node = page.fields.find((each) => each.name === name);
    if (node || page.rest === undefined) return node?.number;
  }
}

function lastOf(message: MessageTree, name: string): ValuePlace | undefined {
  const number = numberOf(message, name);
  const node = number === undefined ? undefined : message.find(number);
  return node && { node, element: undefined };
}

function itemOf(message: MessageTree, name: string, index: string): ValuePlace | undefined {
  const number = numberOf(message, name);
  if (number === undefined) return undefined;
  let before = 0;
  let entry: FieldNode | undefined;
  for (const node of occurrences(message, number)) {
    if (node.field?.fieldKind === "map") {
      // The last entry of a key is the one that counts.
      if (keyOf(node.field, node) === index) entry = node;
      continue;
    }
    const element = Number(index) - before;
    if (element >= 0 && element < itemsIn(node)) {
      return { node, element: node.content.kind === "packed" ? element : undefined };
    }
    before += itemsIn(node);
  }
  return entry && { node: entry, element: undefined };
}
