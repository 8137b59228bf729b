import type { TreeRow } from "./tree-rows.ts";

/** What a key does in the tree of fields. */
export type FieldAction =
  | { readonly do: "go"; readonly index: number }
  | { readonly do: "toggle"; readonly index: number; readonly open: boolean }
  | { readonly do: "press"; readonly index: number };

/** The keyboard of a tree, as the WAI-ARIA Authoring Practices have it. */
export function fieldAction(
  rows: readonly TreeRow[],
  current: number,
  key: string,
  page: number,
): FieldAction | undefined {
  const row = rows[current];
  if (row === undefined) return undefined;
  const go = (index: number): FieldAction => ({
    do: "go",
    index: Math.max(0, Math.min(rows.length - 1, index)),
  });
  const open = row.kind === "node" ? row.open : undefined;
  switch (key) {
    case "ArrowDown":
      return go(current + 1);
    case "ArrowUp":
      return go(current - 1);
    case "PageDown":
      return go(current + page);
    case "PageUp":
      return go(current - page);
    case "Home":
      return go(0);
    case "End":
      return go(rows.length - 1);
    case "ArrowRight":
      if (open === undefined) return undefined;
      return open ? go(current + 1) : { do: "toggle", index: current, open: true };
    case "ArrowLeft": {
      if (open === true) return { do: "toggle", index: current, open: false };
      const parent = rows.slice(0, current).findLastIndex(({ level }) => level < row.level);
      return parent === -1 ? undefined : go(parent);
    }
    case "Enter":
    case " ":
      return { do: "press", index: current };
    default:
      return undefined;
  }
}
