import { useEffect, useEffectEvent } from "react";

/** Things that Escape closes or leaves before it means anything else. */
const inFront = "[popover]:popover-open, dialog:modal";
const ownEscape = "input[type='search'], select, [contenteditable]";

/** Runs `action` on Escape, wherever the focus is, unless something nearer has a use for the key. */
export function useEscape(action: (() => void) | undefined): void {
  const isOn = action !== undefined;
  const run = useEffectEvent(() => action?.());

  useEffect(() => {
    if (!isOn) return undefined;
    const onKeyDown = (event: KeyboardEvent) => {
      if (event.key !== "Escape" || event.defaultPrevented || event.isComposing) return;
      if (document.querySelector(inFront) !== null) return;
      if (event.target instanceof Element && event.target.matches(ownEscape)) return;
      run();
    };
    document.addEventListener("keydown", onKeyDown);
    return () => document.removeEventListener("keydown", onKeyDown);
  }, [isOn]);
}
