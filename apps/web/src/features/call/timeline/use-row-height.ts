import { useLayoutEffect, useState, type RefObject } from "react";

/** Heights of a closed message in rows.module.css, and the width of the box below which it takes two lines. All in rem. */
const oneLine = 2.25;
const twoLines = 3.5;
const narrow = 30;

/**
 * The height in CSS pixels of a closed message in a box, following the box's
 * width. It has to be right and not about right: the virtual list moves the
 * view by the difference, and that stops a person's scrolling.
 */
export function useRowHeight(box: RefObject<HTMLElement | null>): number {
  const [height, setHeight] = useState(oneLine * 16);
  useLayoutEffect(() => {
    if (box.current === null) return undefined;
    const observer = new ResizeObserver(([entry]) => {
      const rem = Number.parseFloat(getComputedStyle(document.documentElement).fontSize) || 16;
      const width = entry?.contentRect.width ?? Number.POSITIVE_INFINITY;
      setHeight((width <= narrow * rem ? twoLines : oneLine) * rem);
    });
    observer.observe(box.current);
    return () => observer.disconnect();
  }, [box]);
  return height;
}
