import type { ByteNode, ByteTree, Children } from "./byte-tree.ts";
import { childrenOf, nodesAt, type Choices } from "./walk.ts";

/** What a person opened and closed, and where they leafed to. */
export interface TreeState {
  /** Nodes that are open or closed otherwise than they are from the start. */
  readonly toggled: ReadonlyMap<string, boolean>;
  /** Where the page begins that is shown of a node's children, by its key; empty for the top. */
  readonly pages: ReadonlyMap<string, number>;
  readonly choices: Choices;
}

export const untouched: TreeState = { toggled: new Map(), pages: new Map(), choices: new Map() };

/** One line of the tree. */
export type TreeRow =
  | {
      readonly kind: "node";
      readonly key: string;
      readonly level: number;
      readonly node: ByteNode;
      /** Undefined for one that has nothing within. */
      readonly open: boolean | undefined;
      readonly position: number;
      readonly total: number;
    }
  | {
      readonly kind: "leaf-to";
      readonly key: string;
      readonly level: number;
      readonly parent: string;
      readonly way: "previous" | "next";
      readonly from: number;
    }
  | {
      readonly kind: "problem";
      readonly key: string;
      readonly level: number;
      readonly at: number;
      readonly message: string;
    };

/** In bytes of so many, everything is open from the start. */
const smallTree = 2048;
/** Down to this level. */
const openLevels = 6;
/** Lists of more values than this are closed from the start. */
const shortList = 24;

export function isOpen(tree: ByteTree, node: ByteNode, level: number, state: TreeState): boolean {
  const children = childrenOf(node, state.choices);
  if (children === undefined) return false;
  const toggled = state.toggled.get(node.key);
  if (toggled !== undefined) return toggled;
  // Of a single thing, what is in it is what one came for.
  if (level === 1 && node.span.start === 0 && node.span.end === tree.bytes.length) return true;
  if (tree.bytes.length > smallTree || level > openLevels) return false;
  return (children.count ?? 0) <= shortList;
}

/** The lines that are open now. */
export function treeRows(tree: ByteTree, state: TreeState): readonly TreeRow[] {
  const rows: TreeRow[] = [];
  const add = (children: Children, parent: string, level: number) => {
    const page = children.page(state.pages.get(parent));
    if (page.previous !== undefined) {
      const key = `${parent} previous`;
      rows.push({ kind: "leaf-to", key, level, parent, way: "previous", from: page.previous });
    }
    page.nodes.forEach((node, index) => {
      const inner = childrenOf(node, state.choices);
      const open = inner && isOpen(tree, node, level, state);
      const total = page.nodes.length;
      rows.push({ kind: "node", key: node.key, level, node, open, position: index + 1, total });
      if (inner !== undefined && open === true) add(inner, node.key, level + 1);
    });
    if (page.problem !== undefined) {
      rows.push({ kind: "problem", key: `${parent} problem`, level, ...page.problem });
    }
    if (page.next !== undefined) {
      const key = `${parent} next`;
      rows.push({ kind: "leaf-to", key, level, parent, way: "next", from: page.next });
    }
  };
  add(tree.top, "", 1);
  return rows;
}

/** Opens what holds a byte, and leafs to it; and the node that has it. */
export function revealed(
  tree: ByteTree,
  offset: number,
  state: TreeState,
): { readonly state: TreeState; readonly node: ByteNode | undefined } {
  const chain = nodesAt(tree, offset, state.choices);
  const toggled = new Map(state.toggled);
  const pages = new Map(state.pages);
  let children: Children | undefined = tree.top;
  let parent = "";
  chain.forEach((node, index) => {
    const start = children?.pageOf(offset);
    if (start !== undefined && pages.get(parent) !== start) {
      const isFirst = children?.page(start).previous === undefined;
      if (isFirst) pages.delete(parent);
      else pages.set(parent, start);
    }
    if (index < chain.length - 1) toggled.set(node.key, true);
    children = childrenOf(node, state.choices);
    parent = node.key;
  });
  return { state: { ...state, toggled, pages }, node: chain.at(-1) };
}
