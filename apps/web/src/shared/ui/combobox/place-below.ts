/** The room between a box and its list, and between the list and the edge of the window, in px. */
const gap = 4;
const margin = 8;

/**
 * Shows a popover right below a box, or above it where there is more room, and
 * keeps it there while anything scrolls. Call the result to stop.
 */
export function placeBelow(box: HTMLElement, popup: HTMLElement): () => void {
  if (!popup.matches(":popover-open")) popup.showPopover();
  const place = () => {
    const { left, top, bottom, width } = box.getBoundingClientRect();
    const below = innerHeight - bottom - gap - margin;
    const above = top - gap - margin;
    const isBelow = below >= Math.min(popup.scrollHeight, 200) || below >= above;
    popup.style.width = `${width}px`;
    popup.style.maxHeight = `${Math.max(96, Math.min(320, isBelow ? below : above))}px`;
    const y = isBelow ? bottom + gap : top - gap - popup.offsetHeight;
    popup.style.translate = `${Math.round(left)}px ${Math.round(y)}px`;
  };
  place();
  const listening = new AbortController();
  // Captured, because scrolling does not bubble.
  addEventListener("scroll", place, { capture: true, passive: true, signal: listening.signal });
  addEventListener("resize", place, { signal: listening.signal });
  return () => listening.abort();
}
