import { isMessageEvent, type CallLog } from "@grpc-playground/call";
import type { Virtualizer } from "@tanstack/react-virtual";
import { useCallback, useState, type RefObject } from "react";

export interface MessageKeys {
  /** The message that Tab comes to, by its `seq`. */
  stop: number | undefined;
  /** Goes to another message if the key says so; returns whether it did. */
  move: (index: number, key: string) => boolean;
}

/**
 * One stop for Tab in a list of any length, and arrow keys within it: a
 * thousand messages are not a thousand stops on the way to the trailers.
 */
export function useMessageKeys(
  log: CallLog,
  box: RefObject<HTMLElement | null>,
  virtualizer: Virtualizer<HTMLDivElement, Element>,
): MessageKeys {
  const [current, setCurrent] = useState<number>();
  const { events } = log;

  const move = useCallback(
    (index: number, key: string) => {
      const target = nextMessage(log, index, key);
      const event = target === undefined ? undefined : events.at(target);
      if (target === undefined || event === undefined) return false;
      setCurrent(event.seq);
      virtualizer.scrollToIndex(target, { align: "auto" });
      // A row from far away is in the page only after that scroll.
      requestAnimationFrame(() => {
        box.current?.querySelector<HTMLElement>(`[data-index="${target}"] button`)?.focus();
      });
      return true;
    },
    [log, events, box, virtualizer],
  );

  const shown = virtualizer.getVirtualItems().flatMap(({ index }) => {
    const event = events.at(index);
    return event !== undefined && isMessageEvent(event) ? [event.seq] : [];
  });
  const isShown = current !== undefined && shown.includes(current);
  return { stop: isShown ? current : shown.at(-1), move };
}

/** The place of the message that a key leads to from another. */
function nextMessage(log: CallLog, from: number, key: string): number | undefined {
  const { events } = log;
  const steps: Record<string, [start: number, step: 1 | -1]> = {
    ArrowDown: [from + 1, 1],
    ArrowUp: [from - 1, -1],
    Home: [0, 1],
    End: [events.length - 1, -1],
  };
  const way = steps[key];
  if (way === undefined) return undefined;
  const [start, step] = way;
  for (let index = start; index >= 0 && index < events.length; index += step) {
    const event = events.at(index);
    if (event !== undefined && isMessageEvent(event)) return index;
  }
  return undefined;
}
