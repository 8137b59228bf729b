import { useEffect, useRef, type RefObject } from "react";

/** Where in an item the focus goes: to its value, or to its button for an action. `paste` is of the list itself. */
export type FocusPlace = "value" | "paste" | "up" | "down" | "duplicate" | "remove";

interface Wanted {
  readonly id: number | undefined;
  readonly place: FocusPlace;
}

/**
 * Moves the focus into an item of a list or map once it is drawn; without an
 * item, to the button that adds one. Items are marked by `data-item`, the
 * buttons by `data-action` and `data-add`.
 */
export function useFocusAfter(group: RefObject<HTMLElement | null>) {
  const wanted = useRef<Wanted>(undefined);
  useEffect(() => {
    if (wanted.current === undefined || group.current === null) return;
    find(group.current, wanted.current)?.focus();
    wanted.current = undefined;
  });
  return (id: number | undefined, place: FocusPlace) => {
    wanted.current = { id, place };
  };
}

function find(group: HTMLElement, { id, place }: Wanted): HTMLElement | undefined {
  // Items hold messages that hold lists: ids are of one list only, and what an
  // item has of its own stands before and behind what is in it.
  const item = [...group.querySelectorAll(`[data-item="${id}"]`)].find(
    (each) => each.parentElement?.closest("fieldset") === group,
  );
  if (place === "paste") {
    return [...group.querySelectorAll<HTMLElement>("[data-paste]")].at(-1);
  }
  if (item === undefined) return [...group.querySelectorAll<HTMLElement>("[data-add]")].at(-1);
  if (place === "value") {
    // What explains a field stands before its input, and is not what one types into.
    const first = "input, textarea, select, button:not([data-about])";
    return item.querySelector<HTMLElement>(first) ?? undefined;
  }
  return [...item.querySelectorAll<HTMLElement>(`[data-action="${place}"]`)].at(-1);
}
