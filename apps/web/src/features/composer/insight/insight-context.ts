import type { DraftPath } from "@grpc-playground/schema";
import { createContext, useContext } from "react";

/** Shows what there is to know of the field at a path, beside its button; once more, and it is hidden. */
export type Explain = (path: DraftPath, button: HTMLElement) => void;

const InsightContext = createContext<Explain | undefined>(undefined);

export const InsightProvider = InsightContext.Provider;

/** undefined where nothing can be shown, such as in a form without a draft of its own. */
export function useExplain(): Explain | undefined {
  return useContext(InsightContext);
}

/**
 * The button that explains the field which an element belongs to: its own, or
 * that of the list or message around it. A field's button is a child of its
 * heading, and the heading a child of the field.
 */
export function aboutButton(element: Element): HTMLElement | undefined {
  for (let at: Element | null = element; at; at = at.parentElement) {
    const button = at.querySelector<HTMLElement>(":scope > * > [data-about]");
    if (button) return button;
  }
  return undefined;
}
