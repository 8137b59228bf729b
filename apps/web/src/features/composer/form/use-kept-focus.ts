import { useEffect, useRef, type RefObject } from "react";

/**
 * Keeps the focus in an element when what has it goes away: a button that has
 * done its work, a box that gives way to another. It goes to what is left
 * nearest around it, for else the keyboard would be back at the top of the page.
 */
export function useKeptFocus<Kept extends HTMLElement>(): RefObject<Kept | null> {
  const around = useRef<Kept>(null);
  useEffect(() => (around.current ? keepFocus(around.current) : undefined), []);
  return around;
}

const fields = "input, textarea, select";
const usable = (kind: string) => `:is(${kind}):not(:disabled, [tabindex="-1"])`;

function keepFocus(around: HTMLElement): () => void {
  /** What has the focus, and what is around that, from the inside out. */
  let last: readonly Element[] = [];
  const onFocusIn = ({ target }: FocusEvent) => {
    last = target instanceof Element ? lineage(target, around) : [];
  };
  // What is taken away loses the focus before it is gone: only what stays has left it on purpose.
  const onFocusOut = ({ target }: FocusEvent) =>
    queueMicrotask(() => {
      const [focused] = last;
      if (focused === target && focused?.isConnected) last = [];
    });
  const changes = new MutationObserver(() => {
    const [focused] = last;
    if (focused === undefined || focused.isConnected) return;
    const place = last.find((each) => each.isConnected);
    last = [];
    if (place && document.activeElement === document.body) nearest(place, around)?.focus();
  });

  around.addEventListener("focusin", onFocusIn);
  around.addEventListener("focusout", onFocusOut);
  changes.observe(around, { childList: true, subtree: true });
  return () => {
    around.removeEventListener("focusin", onFocusIn);
    around.removeEventListener("focusout", onFocusOut);
    changes.disconnect();
  };
}

function lineage(target: Element, end: Element): readonly Element[] {
  const line: Element[] = [];
  for (let at: Element | null = target; at !== null; at = at.parentElement) {
    line.push(at);
    if (at === end) break;
  }
  return line;
}

/** What takes the focus in an element, or else around it: rather what one types into than a button. */
function nearest(place: Element, end: Element): HTMLElement | undefined {
  for (let at: Element | null = place; at !== null; at = at.parentElement) {
    const found =
      at.querySelector<HTMLElement>(usable(fields)) ??
      at.querySelector<HTMLElement>(usable("button"));
    if (found) return found;
    if (at === end) break;
  }
  return undefined;
}
