import {
  fieldPages,
  parseMessage,
  type FieldPages,
  type MessageContent,
  type MessageTree,
  type ParseOptions,
} from "@grpc-playground/wire";
import type { Children, Page } from "./byte-tree.ts";
import { fieldNode } from "./field-node.ts";

/** Fields that are read and shown at once. */
const pageSize = 500;
/** Pages kept, so that going over bytes does not read them at each step. */
const keptPages = 8;

/** The fields of the message that lies in some bytes. */
export function messageChildren(
  bytes: Uint8Array,
  options: Omit<ParseOptions, "from" | "limit"> = {},
): Children {
  return treeChildren(bytes, () => parseMessage(bytes, { ...options, limit: 0 }));
}

/** The fields of a message; nothing is read before somebody asks. */
function treeChildren(bytes: Uint8Array, make: () => MessageTree): Children {
  let known: { tree: MessageTree; pages: FieldPages } | undefined;
  const kept = new Map<number, Page>();

  const open = (message: MessageContent) => treeChildren(bytes, () => message.parse({ limit: 0 }));
  const opened = () => {
    if (known === undefined) {
      const tree = make();
      known = { tree, pages: fieldPages(bytes, tree.span, pageSize) };
    }
    return known;
  };

  function read(from: number): Page {
    const { tree, pages } = opened();
    const { fields, rest, problem } = tree.parse({ from, limit: pageSize });
    return {
      nodes: fields.map((field) => fieldNode(bytes, field, open)),
      previous: pages.before(from),
      next: rest,
      problem,
    };
  }

  return {
    page(from) {
      const start = from ?? opened().tree.span.start;
      const before = kept.get(start);
      if (before !== undefined) return before;
      const page = read(start);
      kept.set(start, page);
      const [oldest] = kept.keys();
      if (kept.size > keptPages && oldest !== undefined) kept.delete(oldest);
      return page;
    },
    pageOf(offset) {
      const { tree, pages } = opened();
      const { start, end } = tree.span;
      return offset >= start && offset < end ? pages.startOf(offset) : undefined;
    },
  };
}
