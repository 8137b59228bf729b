import { useCallback, useMemo, useReducer } from "react";
import type { ByteNode, ByteTree } from "./byte-tree.ts";
import { revealed, treeRows, untouched, type TreeRow, type TreeState } from "./tree-rows.ts";

/** What a person looks at and has chosen. */
export interface BytesState extends TreeState {
  /** The byte that the keyboard is at. */
  readonly cursor: number | undefined;
  /** Where a selection began; it ends at the cursor. */
  readonly anchor: number | undefined;
  /** The node that stays marked. */
  readonly picked: ByteNode | undefined;
  /** What the pointer is on, for as long as it is: marked instead. */
  readonly hovered: ByteNode | undefined;
  readonly hoveredByte: number | undefined;
}

export type BytesAction =
  /** Goes to a byte, and to the field that has it. */
  | { do: "byte"; offset: number; extend?: boolean }
  /** Goes to a node, and to its first byte. */
  | { do: "node"; node: ByteNode }
  | { do: "hover"; node: ByteNode | undefined; byte?: number | undefined }
  | { do: "toggle"; key: string; open: boolean }
  | { do: "leaf"; parent: string; from: number }
  | { do: "choose"; key: string; reading: number };

function start(tree: ByteTree, at: number | undefined): BytesState {
  const empty: BytesState = {
    ...untouched,
    cursor: undefined,
    anchor: undefined,
    picked: undefined,
    hovered: undefined,
    hoveredByte: undefined,
  };
  return at === undefined ? empty : reduce(tree, empty, { do: "byte", offset: at });
}

function reduce(tree: ByteTree, state: BytesState, action: BytesAction): BytesState {
  switch (action.do) {
    case "byte": {
      const { offset, extend = false } = action;
      const shown = revealed(tree, offset, state);
      const anchor = extend ? (state.anchor ?? state.cursor ?? offset) : undefined;
      return { ...state, ...shown.state, cursor: offset, anchor, picked: shown.node };
    }
    case "node": {
      const { node } = action;
      return { ...state, picked: node, cursor: node.span.start, anchor: undefined };
    }
    case "hover":
      return { ...state, hovered: action.node, hoveredByte: action.byte };
    case "toggle":
      return { ...state, toggled: new Map(state.toggled).set(action.key, action.open) };
    case "leaf":
      return { ...state, pages: new Map(state.pages).set(action.parent, action.from) };
    case "choose":
      return {
        ...state,
        choices: new Map(state.choices).set(action.key, action.reading),
        toggled: new Map(state.toggled).set(action.key, true),
      };
    default:
      return state;
  }
}

/** The state of one view of bytes, and the lines of its tree. */
export function useBytesState(
  tree: ByteTree,
  at: number | undefined,
): {
  readonly state: BytesState;
  readonly rows: readonly TreeRow[];
  readonly dispatch: (action: BytesAction) => void;
} {
  const [state, send] = useReducer(
    (before: BytesState, action: BytesAction) => reduce(tree, before, action),
    undefined,
    () => start(tree, at),
  );
  const dispatch = useCallback((action: BytesAction) => send(action), []);
  const { toggled, pages, choices } = state;
  const rows = useMemo(
    () => treeRows(tree, { toggled, pages, choices }),
    [tree, toggled, pages, choices],
  );
  return { state, rows, dispatch };
}
