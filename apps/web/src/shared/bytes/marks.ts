import type { ByteNode, ByteRole, ByteTree } from "./byte-tree.ts";
import { eachNode, type Choices } from "./walk.ts";

/** How a byte is drawn. */
export interface Mark {
  readonly role: ByteRole | undefined;
  /** Whether its part begins or ends with it. */
  readonly first: boolean;
  readonly last: boolean;
  /** Whether it is of the node that is looked at: its own bytes, or those of a node within. */
  readonly lit: "own" | "within" | undefined;
}

const roles: readonly (ByteRole | undefined)[] = [
  undefined,
  "flags",
  "size",
  "tag",
  "length",
  "value",
  "end",
  "plain",
];
const firstBit = 8;
const lastBit = 16;
const ownBit = 32;
const withinBit = 64;

/** What a number of `marksIn` says. */
export function markOf(code: number): Mark {
  return {
    role: roles[code & 7],
    first: (code & firstBit) !== 0,
    last: (code & lastBit) !== 0,
    lit: (code & ownBit) !== 0 ? "own" : (code & withinBit) !== 0 ? "within" : undefined,
  };
}

/**
 * How the bytes of a range are drawn: a number for each, so that a row can be
 * compared with what it was. `lit` is the node that is looked at.
 */
export function marksIn(
  tree: ByteTree,
  range: { readonly start: number; readonly end: number },
  choices: Choices,
  lit: ByteNode | undefined,
): Uint8Array {
  const marks = new Uint8Array(Math.max(0, range.end - range.start));
  const light = lit && { start: lit.span.start, end: lit.span.end };
  eachNode(tree.top, range, choices, (node) => {
    for (const { role, span } of node.parts) {
      const code = roles.indexOf(role);
      const end = Math.min(span.end, range.end);
      for (let at = Math.max(span.start, range.start); at < end; at++) {
        const first = at === span.start ? firstBit : 0;
        const last = at === span.end - 1 ? lastBit : 0;
        const isLit = light !== undefined && at >= light.start && at < light.end;
        const shine = !isLit ? 0 : node.key === lit?.key ? ownBit : withinBit;
        marks[at - range.start] = code | first | last | shine;
      }
    }
  });
  return marks;
}
