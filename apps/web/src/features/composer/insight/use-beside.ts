import { useLayoutEffect, type RefObject } from "react";
import { placeBeside } from "./place-beside.ts";

/**
 * Keeps an element beside a field, as the form scrolls and sizes change. The
 * browser's top layer holds it, so that nothing cuts it off. Narrow screens get
 * a sheet at their lower end, which style sheets place.
 */
export function useBeside(
  element: RefObject<HTMLElement | null>,
  field: Element,
  isSheet: boolean,
): void {
  useLayoutEffect(() => {
    const box = element.current;
    return box ? keepBeside(box, field, isSheet) : undefined;
  }, [element, field, isSheet]);
}

/** Marks the button as one that opened something, while it is open. Not React's to do: it would draw every field. */
export function useExpanded(button: Element): void {
  useLayoutEffect(() => {
    button.setAttribute("aria-expanded", "true");
    return () => button.removeAttribute("aria-expanded");
  }, [button]);
}

function keepBeside(box: HTMLElement, field: Element, isSheet: boolean): () => void {
  if (!box.matches(":popover-open")) box.showPopover();
  const place = () => {
    const form = field.closest('[role="tabpanel"]') ?? field;
    const { clientWidth: width, clientHeight: height } = document.documentElement;
    const { left, top } = placeBeside(
      field.getBoundingClientRect(),
      form.getBoundingClientRect(),
      box.getBoundingClientRect(),
      { width, height },
    );
    box.style.translate = isSheet ? "" : `${left}px ${top}px`;
  };
  place();
  // Above the sheet, and not below it.
  if (isSheet) field.scrollIntoView({ block: "start" });
  const sizes = new ResizeObserver(place);
  sizes.observe(box);
  sizes.observe(document.documentElement);
  document.addEventListener("scroll", place, { capture: true, passive: true });
  return () => {
    sizes.disconnect();
    document.removeEventListener("scroll", place, { capture: true });
  };
}
