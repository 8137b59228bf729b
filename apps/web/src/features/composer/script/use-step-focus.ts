import { useEffect, useRef, type RefObject } from "react";

/**
 * Moves the focus to a step's button once the steps are drawn anew; without
 * such a step, to the button that adds one. What is open in a step has buttons
 * of its own, behind the step's.
 */
export function useStepFocus(panel: RefObject<HTMLElement | null>) {
  const wanted = useRef<{ readonly id: number | undefined; readonly action: string }>(undefined);
  useEffect(() => {
    if (wanted.current === undefined || panel.current === null) return;
    const { id, action } = wanted.current;
    wanted.current = undefined;
    const button =
      panel.current.querySelector<HTMLElement>(`[data-step="${id}"] [data-action="${action}"]`) ??
      panel.current.querySelector<HTMLElement>("[data-add]");
    button?.focus();
  });
  return (id: number | undefined, action: string) => {
    wanted.current = { id, action };
  };
}
