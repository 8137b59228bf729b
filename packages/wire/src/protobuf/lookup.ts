import type { Content, FieldNode, MessageContent, MessageTree, PackedElement } from "./tree.ts";

/** What a byte is there for. */
export type ByteRole = "tag" | "length" | "value" | "endTag";

/** What a byte belongs to. */
export interface Found {
  readonly node: FieldNode;
  readonly role: ByteRole;
  /** Of a packed list: the value that the byte is part of. */
  readonly element: PackedElement | undefined;
  /** The fields that hold the node, the outermost first. */
  readonly holders: readonly FieldNode[];
}

/**
 * The deepest field whose bytes hold an offset; undefined outside, and where
 * the bytes cannot be read. Goes into bytes without a schema where their
 * likeliest guess is a message. No field before the offset is made a node of.
 */
export function nodeAt(tree: MessageTree, offset: number): Found | undefined {
  const holders: FieldNode[] = [];
  let found: FieldNode | undefined;
  for (let message: MessageTree | undefined = tree; message;) {
    const node: FieldNode | undefined = fieldAt(message, offset);
    if (!node) break;
    if (found) holders.push(found);
    found = node;
    message =
      roleOf(node, offset) === "value" ? messageIn(node.content)?.parse({ limit: 0 }) : undefined;
  }
  if (!found) return undefined;
  const { content } = found;
  const role = roleOf(found, offset);
  const isElement = role === "value" && content.kind === "packed";
  return { node: found, role, element: isElement ? content.elementAt(offset) : undefined, holders };
}

function fieldAt(tree: MessageTree, offset: number): FieldNode | undefined {
  if (offset < tree.span.start || offset >= tree.span.end) return undefined;
  const [node] = tree.parse({ from: offset, limit: 1 }).fields;
  return node && offset >= node.span.start && offset < node.span.end ? node : undefined;
}

function roleOf({ tag, length, endTag }: FieldNode, offset: number): ByteRole {
  if (offset < tag.end) return "tag";
  if (length && offset < length.end) return "length";
  return endTag && offset >= endTag.start ? "endTag" : "value";
}

/** The message in a value: by its schema, or because the likeliest guess is one. */
export function messageIn(content: Content): MessageContent | undefined {
  if (content.kind === "message") return content;
  return "guesses" in content ? content.guesses[0]?.message : undefined;
}

/** The node with a path, as `FieldNode` has it; undefined when there is none. Linear in the bytes before it. */
export function findNode(tree: MessageTree, path: string): FieldNode | undefined {
  const prefix = tree.path === "" ? "" : `${tree.path}.`;
  if (!path.startsWith(prefix)) return undefined;
  let message: MessageTree | undefined = tree;
  let node: FieldNode | undefined;
  for (const step of path.slice(prefix.length).split(".")) {
    const [number = "", nth = "0"] = step.split("#");
    node = message?.find(Number(number), Number(nth));
    if (!node) return undefined;
    message = anyMessageIn(node.content)?.parse({ limit: 0 });
  }
  return node;
}

/** Also what only an unlikely guess takes for a message. */
function anyMessageIn(content: Content): MessageContent | undefined {
  if (content.kind === "message") return content;
  return "guesses" in content ? content.guesses.find(({ message }) => message)?.message : undefined;
}
