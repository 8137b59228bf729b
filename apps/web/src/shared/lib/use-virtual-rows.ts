import { useCallback, useLayoutEffect, useState, type RefObject } from "react";

/** Boxes higher than this are beyond what browsers draw (Firefox ends near 17.8 million). CSS pixels. */
const tallest = 12_000_000;
/** Rows drawn beyond those in sight, on each side. */
const overscan = 6;

export interface VirtualRows {
  /** The rows to draw: from the first, up to but without the last. */
  readonly first: number;
  readonly last: number;
  /** Height of all rows, in CSS pixels. */
  readonly height: number;
  /** Where a row goes, in CSS pixels from the top. */
  readonly topOf: (row: number) => number;
  /** Brings a row into sight, by no more than it takes. */
  readonly show: (row: number) => void;
  /** Whole rows in sight. */
  readonly inSight: number;
}

interface View {
  readonly top: number;
  readonly height: number;
}

/**
 * Which of many rows of one height to draw in a box that scrolls. Where all of
 * them would be higher than browsers can draw, the scroll bar counts for more.
 *
 * @param allUpTo Of so few rows all are drawn, so that a search in the page finds each.
 */
export function useVirtualRows(
  box: RefObject<HTMLElement | null>,
  count: number,
  rowHeight: number,
  allUpTo = 0,
): VirtualRows {
  const [view, setView] = useState<View>({ top: 0, height: 400 });

  useLayoutEffect(() => {
    const element = box.current;
    if (element === null) return undefined;
    const look = () =>
      setView((before) => {
        const now = { top: element.scrollTop, height: element.clientHeight };
        return before.top === now.top && before.height === now.height ? before : now;
      });
    look();
    const observer = new ResizeObserver(look);
    observer.observe(element);
    element.addEventListener("scroll", look, { passive: true });
    return () => {
      observer.disconnect();
      element.removeEventListener("scroll", look);
    };
  }, [box]);

  const natural = count * rowHeight;
  const height = Math.min(natural, tallest);
  /** Rows go by so much faster than the bar. */
  const scale = height > view.height ? (natural - view.height) / (height - view.height) : 1;
  const firstInSight = (view.top * scale) / rowHeight;
  const inSight = Math.max(1, Math.floor(view.height / rowHeight));
  const isShort = count <= allUpTo;
  const first = isShort ? 0 : Math.max(0, Math.floor(firstInSight) - overscan);
  const last = isShort
    ? count
    : Math.min(count, Math.ceil(firstInSight + view.height / rowHeight) + overscan);
  const topOf = (row: number) =>
    scale === 1 ? row * rowHeight : view.top + (row - firstInSight) * rowHeight;

  const show = useCallback(
    (row: number) => {
      const element = box.current;
      if (element === null) return;
      const { clientHeight, scrollTop } = element;
      const shift = height > clientHeight ? (natural - clientHeight) / (height - clientHeight) : 1;
      const top = scrollTop * shift;
      const wanted = row * rowHeight;
      const goTo = (place: number) =>
        element.scrollTo({ top: Math.ceil(place / shift), behavior: "instant" });
      if (wanted < top) goTo(wanted);
      else if (wanted + rowHeight > top + clientHeight) goTo(wanted + rowHeight - clientHeight);
    },
    [box, height, natural, rowHeight],
  );

  return { first, last, height, topOf, show, inSight };
}
