import { useLayoutEffect, useState, type RefObject } from "react";

/** How wide an element is, in sixteenths of a rem, and how many pixels such a unit has. */
export interface Size {
  readonly width: number;
  readonly unit: number;
}

/** The size of an element's content, following it. */
export function useSize(element: RefObject<HTMLElement | null>): Size {
  const [size, setSize] = useState<Size>({ width: 640, unit: 1 });
  useLayoutEffect(() => {
    if (element.current === null) return undefined;
    const observer = new ResizeObserver(([entry]) => {
      const rem = Number.parseFloat(getComputedStyle(document.documentElement).fontSize) || 16;
      const unit = rem / 16;
      // Two lanes with words between them need this much, and scroll below it.
      const width = Math.max(300, Math.floor((entry?.contentRect.width ?? 640) / unit));
      setSize((before) =>
        before.width === width && before.unit === unit ? before : { width, unit },
      );
    });
    observer.observe(element.current);
    return () => observer.disconnect();
  }, [element]);
  return size;
}
