import type { Row } from "./rows.ts";

/** What a key does in a tree. */
export type TreeAction =
  | { do: "focus"; key: string }
  | { do: "toggle"; key: string; expanded: boolean }
  | { do: "activate"; key: string };

const focus = (row: Row | undefined): TreeAction | undefined =>
  row && { do: "focus", key: row.key };

/**
 * The keyboard of a tree, as the WAI-ARIA Authoring Practices have it: arrows,
 * Home, End, Enter, Space, and typing the beginning of a name (`typed` is
 * what was typed so far, the new character included).
 */
export function treeAction(
  rows: readonly Row[],
  current: string | undefined,
  pressed: string,
  typed: string,
): TreeAction | undefined {
  const index = Math.max(
    0,
    rows.findIndex(({ key }) => key === current),
  );
  const row = rows[index];
  if (row === undefined) return undefined;
  const canOpen = row.kind !== "method";

  switch (pressed) {
    case "ArrowDown":
      return focus(rows[index + 1]);
    case "ArrowUp":
      return focus(rows[index - 1]);
    case "Home":
      return focus(rows[0]);
    case "End":
      return focus(rows.at(-1));
    case "ArrowRight":
      if (!canOpen) return undefined;
      return row.expanded
        ? focus(rows[index + 1]?.parent === row.key ? rows[index + 1] : undefined)
        : { do: "toggle", key: row.key, expanded: true };
    case "ArrowLeft":
      if (canOpen && row.expanded) return { do: "toggle", key: row.key, expanded: false };
      return focus(rows.find(({ key }) => key === row.parent));
    case "Enter":
    case " ":
      return canOpen
        ? { do: "toggle", key: row.key, expanded: !row.expanded }
        : { do: "activate", key: row.key };
    default:
      return pressed.length === 1 ? focus(typeahead(rows, index, typed)) : undefined;
  }
}

/** The next row, going round, whose name begins with what was typed. */
function typeahead(rows: readonly Row[], index: number, typed: string): Row | undefined {
  const wanted = typed.toLowerCase();
  // A single letter moves on from here; more of a word may stay.
  const from = index + (wanted.length === 1 ? 1 : 0);
  return [...rows.slice(from), ...rows.slice(0, from)].find(({ name }) =>
    name.toLowerCase().startsWith(wanted),
  );
}
