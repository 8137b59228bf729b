import { useLayoutEffect, useState, type RefObject } from "react";

/** Heights of a closed message in rows.module.css, and the width of the box below which it takes two lines. All in rem. */
const oneLine = 2.25;
const twoLines = 3.5;
const narrow = 34;

/** In CSS pixels. */
export interface BoxSize {
  /** Of the box that scrolls. */
  readonly height: number;
  /** Of a closed message in it. It has to be right and not about right: rows that are out of sight are known by it alone. */
  readonly row: number;
  /** The width, so that what depends on it can be told that it changed. */
  readonly width: number;
}

/** Measures the box of the flow, and again when it changes. */
export function useBoxSize(box: RefObject<HTMLElement | null>): BoxSize {
  const [size, setSize] = useState<BoxSize>({ height: 600, row: oneLine * 16, width: 0 });
  useLayoutEffect(() => {
    const element = box.current;
    if (element === null) return undefined;
    const measure = () => {
      const rem = Number.parseFloat(getComputedStyle(document.documentElement).fontSize) || 16;
      const { clientWidth: width, clientHeight: height } = element;
      setSize((before) =>
        before.width === width && before.height === height
          ? before
          : { height, width, row: (width <= narrow * rem ? twoLines : oneLine) * rem },
      );
    };
    measure();
    const observer = new ResizeObserver(measure);
    observer.observe(element);
    return () => observer.disconnect();
  }, [box]);
  return size;
}
