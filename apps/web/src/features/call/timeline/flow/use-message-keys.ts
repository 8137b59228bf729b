import { isMessageEvent, type MessageEvent } from "@grpc-playground/call";
import { useCallback, useEffect, useRef, useState, type RefObject } from "react";
import type { ShownEvents } from "./shown-events.ts";
import type { FlowWindow } from "./use-window.ts";

export interface MessageKeys {
  /** The message that Tab comes to, by its `seq`. */
  stop: number | undefined;
  /** Goes from one message to another if the key says so; returns whether it did. */
  move: (seq: number, key: string) => boolean;
}

/**
 * One stop for Tab in a list of any length, and arrow keys within it: a
 * thousand messages are not a thousand stops on the way to the trailers.
 */
export function useMessageKeys(
  shown: ShownEvents,
  box: RefObject<HTMLElement | null>,
  { start, end, reveal }: FlowWindow,
): MessageKeys {
  const [current, setCurrent] = useState<number>();
  const latest = useRef(shown);
  useEffect(() => {
    latest.current = shown;
  });

  const move = useCallback(
    (seq: number, key: string) => {
      const event = nextMessage(latest.current, seq, key);
      if (event === undefined) return false;
      setCurrent(event.seq);
      reveal(event.seq, "nearest");
      // A row from far away is in the page only after that scroll.
      requestAnimationFrame(() => {
        box.current?.querySelector<HTMLElement>(`[data-seq="${event.seq}"] button`)?.focus();
      });
      return true;
    },
    [box, reveal],
  );

  let last: number | undefined;
  let isDrawn = false;
  for (let index = start; index < end; index += 1) {
    const event = shown.at(index);
    if (event === undefined || !isMessageEvent(event)) continue;
    last = event.seq;
    if (event.seq === current) isDrawn = true;
  }
  return { stop: isDrawn ? current : last, move };
}

/** The message that a key leads to from another. */
function nextMessage(shown: ShownEvents, seq: number, key: string): MessageEvent | undefined {
  const { messages } = shown;
  const here = shown.indexOf(seq);
  if (shown.at(here)?.seq !== seq) return undefined;
  // Counted from the end, where nothing is dropped.
  const [position, total] = shown.positionOf(here);
  const place = messages.length - 1 - (total - position);
  const targets: Readonly<Record<string, number>> = {
    ArrowDown: place + 1,
    ArrowUp: place - 1,
    Home: 0,
    End: messages.length - 1,
  };
  const target = targets[key];
  return target === undefined ? undefined : messages.at(target);
}
