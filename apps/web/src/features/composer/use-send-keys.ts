import { useEffect, useEffectEvent } from "react";

/** Sends on Ctrl+Enter or ⌘+Enter wherever on the page the focus is, unless something nearer has a use for the keys. */
export function useSendKeys(send: (() => void) | undefined): void {
  const isOn = send !== undefined;
  const onKeyDown = useEffectEvent((event: KeyboardEvent) => {
    const isSend = event.key === "Enter" && (event.ctrlKey || event.metaKey);
    if (!isSend || event.repeat || event.defaultPrevented || event.isComposing) return;
    // A dialog, and a box that is open and has the focus, have the keys to themselves.
    const { target } = event;
    const isInBox = target instanceof Element && target.closest("[popover]:popover-open") !== null;
    if (isInBox || document.querySelector("dialog:modal") !== null) return;
    event.preventDefault();
    send?.();
  });

  useEffect(() => {
    if (!isOn) return undefined;
    const listener = (event: KeyboardEvent) => onKeyDown(event);
    document.addEventListener("keydown", listener);
    return () => document.removeEventListener("keydown", listener);
  }, [isOn]);
}
