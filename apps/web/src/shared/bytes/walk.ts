import type { ByteNode, ByteTree, Children } from "./byte-tree.ts";

/** Which reading a person chose for bytes that nobody describes, by the node's key. */
export type Choices = ReadonlyMap<string, number>;

/** What is within a node, as it is read now. */
export function childrenOf(node: ByteNode, choices: Choices): Children | undefined {
  return node.children ?? node.readings?.[choices.get(node.key) ?? 0]?.children;
}

/** The nodes that hold a byte, the outermost first. */
export function nodesAt(tree: ByteTree, offset: number, choices: Choices): readonly ByteNode[] {
  const chain: ByteNode[] = [];
  for (let children: Children | undefined = tree.top; children !== undefined;) {
    const start = children.pageOf(offset);
    if (start === undefined) break;
    const node = holding(children.page(start).nodes, offset);
    if (node === undefined) break;
    chain.push(node);
    children = childrenOf(node, choices);
  }
  return chain;
}

/** The one of some nodes, in the order of the bytes, that has a byte. */
function holding(nodes: readonly ByteNode[], offset: number): ByteNode | undefined {
  const node = nodes[firstEndingAfter(nodes, offset)];
  return node !== undefined && node.span.start <= offset ? node : undefined;
}

/** The place of the first node that ends behind an offset. */
function firstEndingAfter(nodes: readonly ByteNode[], offset: number): number {
  let low = 0;
  let high = nodes.length;
  while (low < high) {
    const middle = (low + high) >>> 1;
    if ((nodes[middle]?.span.end ?? 0) <= offset) low = middle + 1;
    else high = middle;
  }
  return low;
}

/** Calls back for each node that has a byte in a range, those that hold others first. */
export function eachNode(
  children: Children,
  range: { readonly start: number; readonly end: number },
  choices: Choices,
  visit: (node: ByteNode, depth: number) => void,
  depth = 0,
): void {
  let start = children.pageOf(range.start) ?? children.pageOf(range.end - 1);
  while (start !== undefined && start < range.end) {
    const page = children.page(start);
    for (let at = firstEndingAfter(page.nodes, range.start); at < page.nodes.length; at++) {
      const node = page.nodes[at];
      if (node === undefined || node.span.start >= range.end) return;
      visit(node, depth);
      const inner = childrenOf(node, choices);
      if (inner === undefined) continue;
      const part = {
        start: Math.max(range.start, node.span.start),
        end: Math.min(range.end, node.span.end),
      };
      eachNode(inner, part, choices, visit, depth + 1);
    }
    start = page.next;
  }
}
