import type { FieldInsight } from "@grpc-playground/schema/insight";
import { useEffect, useRef, type RefObject } from "react";
import { count } from "./count.ts";

/**
 * Lets a person notice that an explanation opened, or went on to another field:
 * it takes the focus, or says in short what it is about and costs. What then
 * changes while one types is not said, as that would talk over every key.
 */
export function useArrival(arrival: {
  popup: RefObject<HTMLElement | null>;
  insight: FieldInsight | undefined;
  /** The button of the field: another one is another arrival. */
  button: HTMLElement;
  /** When it opens. Going on to another field never does. */
  takesFocus: boolean;
  say: (words: string) => void;
}): void {
  const { popup, insight, button, takesFocus, say } = arrival;
  const arrivedAt = useRef<HTMLElement>(undefined);
  useEffect(() => {
    if (!insight || arrivedAt.current === button) return;
    const opens = arrivedAt.current === undefined;
    arrivedAt.current = button;
    if (opens && takesFocus) popup.current?.focus();
    else say(opens ? `${inShort(insight)} ${keys}` : inShort(insight));
  }, [popup, insight, button, takesFocus, say]);
}

const keys = "Alt+I goes into it, Escape closes it.";

function inShort({ model, size }: FieldInsight): string {
  return `About ${model.name}: ${count(size, "byte")}${size === 0 ? ", not sent" : ""}.`;
}
