import { useEffect, useRef, type KeyboardEvent, type RefObject } from "react";

/**
 * Makes a row of buttons one stop for Tab, with arrow keys, Home and End between
 * them: https://www.w3.org/WAI/ARIA/apg/patterns/toolbar/
 */
export function useToolbarKeys(): {
  ref: RefObject<HTMLDivElement | null>;
  onKeyDown: (event: KeyboardEvent) => void;
  onClick: () => void;
} {
  const ref = useRef<HTMLDivElement>(null);
  const at = useRef(0);
  const wasPressed = useRef(false);
  const buttons = () => [...(ref.current?.querySelectorAll("button") ?? [])];

  // The buttons come and go with what is chosen.
  useEffect(() => {
    const all = buttons();
    const focused = all.findIndex((button) => button === document.activeElement);
    if (focused >= 0) at.current = focused;
    at.current = Math.min(at.current, Math.max(0, all.length - 1));
    for (const [index, button] of all.entries()) button.tabIndex = index === at.current ? 0 : -1;
    // What was pressed is gone, or elsewhere: the focus stays in the row.
    if (wasPressed.current && focused < 0) all[at.current]?.focus();
    wasPressed.current = false;
  });

  const onKeyDown = (event: KeyboardEvent) => {
    const all = buttons();
    const now = all.findIndex((button) => button === document.activeElement);
    const next = nextIndex(event.key, now, all.length);
    const button = next === undefined ? undefined : all[next];
    if (next === undefined || !button) return;
    event.preventDefault();
    for (const each of all) each.tabIndex = -1;
    button.tabIndex = 0;
    at.current = next;
    button.focus();
  };
  const onClick = () => {
    wasPressed.current = true;
  };
  return { ref, onKeyDown, onClick };
}

function nextIndex(key: string, now: number, count: number): number | undefined {
  switch (key) {
    case "ArrowRight":
    case "ArrowDown":
      return (now + 1) % count;
    case "ArrowLeft":
    case "ArrowUp":
      return (now - 1 + count) % count;
    case "Home":
      return 0;
    case "End":
      return count - 1;
    default:
      return undefined;
  }
}
