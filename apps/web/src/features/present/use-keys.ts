import type { Playback } from "@grpc-playground/call/playback";
import { useEffect, useEffectEvent, useRef } from "react";

/** Fields in which these keys have a use of their own. */
const fields = "input, select, textarea, [contenteditable]:not([contenteditable='false'])";

const moves: Readonly<Record<string, (playback: Playback) => void>> = {
  ArrowRight: (playback) => playback.step(1),
  " ": (playback) => playback.step(1),
  PageDown: (playback) => playback.step(1),
  ArrowLeft: (playback) => playback.step(-1),
  PageUp: (playback) => playback.step(-1),
  Home: (playback) => playback.toStart(),
  End: (playback) => playback.live(),
};

/**
 * One key for each event, wherever the focus is, but not in what is typed in, where only the page keys go on,
 * and not among tabs that one came to by Tab, which have no other keys than these.
 * Space goes on as well where a button has the focus, which Enter still
 * presses: whoever has just pressed Send with a mouse does not want to send
 * again.
 */
export function useKeys(playback: Playback | undefined): void {
  /** Whether the focus is where Tab took it, and not a pointer. */
  const byTab = useRef(false);
  const move = useEffectEvent((event: KeyboardEvent) => {
    if (event.key === "Tab") byTab.current = true;
    if (playback === undefined || isElsewhere(event) || (byTab.current && isAmongTabs(event))) {
      return;
    }
    event.preventDefault();
    event.stopPropagation();
    moves[event.key]?.(playback);
  });
  // A button is pressed as Space is let go.
  const letGo = useEffectEvent((event: KeyboardEvent) => {
    if (event.key === " " && playback !== undefined && !isElsewhere(event)) event.preventDefault();
  });

  useEffect(() => {
    const onKeyDown = (event: KeyboardEvent) => move(event);
    const onKeyUp = (event: KeyboardEvent) => letGo(event);
    const onPointerDown = () => {
      byTab.current = false;
    };
    // Before the tabs and lists on the page, which know some of these keys too.
    document.addEventListener("keydown", onKeyDown, { capture: true });
    document.addEventListener("keyup", onKeyUp, { capture: true });
    document.addEventListener("pointerdown", onPointerDown, { capture: true });
    return () => {
      document.removeEventListener("keydown", onKeyDown, { capture: true });
      document.removeEventListener("keyup", onKeyUp, { capture: true });
      document.removeEventListener("pointerdown", onPointerDown, { capture: true });
    };
  }, []);
}

function isElsewhere(event: KeyboardEvent): boolean {
  const { key, ctrlKey, metaKey, altKey, shiftKey, isComposing } = event;
  if (moves[key] === undefined || ctrlKey || metaKey || altKey || shiftKey || isComposing) {
    return true;
  }
  if (document.querySelector("dialog:modal") !== null) return true;
  // The remote control in a presenter's hand has these two, and the focus goes back to the form
  // after each message; what is typed before an audience has no pages.
  if (key.startsWith("Page")) return false;
  // Not its target: an editor lives in a shadow tree.
  const [target] = event.composedPath();
  return target instanceof Element && target.matches(fields);
}

/** Whether a key moves from tab to tab. */
function isAmongTabs({ key, target }: KeyboardEvent): boolean {
  if (!/^(?:ArrowLeft|ArrowRight|Home|End)$/.test(key)) return false;
  return target instanceof Element && target.matches("[role='tab']");
}
