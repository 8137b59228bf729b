import { useLayoutEffect, useRef, type RefObject } from "react";

/** Tells the height of an element in CSS pixels, before it is painted and whenever it changes, while `isOdd`. */
export function useHeight(
  seq: number,
  isOdd: boolean,
  onHeight: (seq: number, height: number) => void,
): RefObject<HTMLDivElement | null> {
  const row = useRef<HTMLDivElement>(null);
  useLayoutEffect(() => {
    const element = row.current;
    if (!isOdd || element === null) return undefined;
    const measure = () => onHeight(seq, element.offsetHeight);
    measure();
    const observer = new ResizeObserver(measure);
    observer.observe(element);
    return () => observer.disconnect();
  }, [seq, isOdd, onHeight]);
  return row;
}
