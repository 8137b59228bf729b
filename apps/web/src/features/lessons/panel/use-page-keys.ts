import { useEffect, useEffectEvent } from "react";

const ways: Readonly<Record<string, 1 | -1>> = { PageDown: 1, PageUp: -1 };

/**
 * Before an audience the page keys, which a presenter's remote control has, go
 * from step to step; the arrow keys stay with the call.
 */
export function usePageKeys(isOn: boolean, onTurn: (by: 1 | -1) => void): void {
  const turn = useEffectEvent((event: KeyboardEvent) => {
    const by = ways[event.key];
    const { ctrlKey, metaKey, altKey, shiftKey } = event;
    if (by === undefined || ctrlKey || metaKey || altKey || shiftKey) return;
    if (document.querySelector("dialog:modal") !== null) return;
    event.preventDefault();
    event.stopPropagation();
    onTurn(by);
  });
  useEffect(() => {
    if (!isOn) return undefined;
    const listener = (event: KeyboardEvent) => turn(event);
    // Ahead of the document, where the same keys go from event to event.
    addEventListener("keydown", listener, { capture: true });
    return () => removeEventListener("keydown", listener, { capture: true });
  }, [isOn]);
}
