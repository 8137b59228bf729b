import { useEffect, useState, type RefObject } from "react";

/** What part of the rows a box shows, in CSS pixels. */
export interface BoxView {
  readonly top: number;
  readonly height: number;
  /** The size of the page's letters, on which that of rows depends. */
  readonly rem: number;
}

/** Follows what a box shows as it is scrolled and as its size changes. */
export function useBoxView(box: RefObject<HTMLElement | null>): BoxView {
  const [view, setView] = useState<BoxView>({ top: 0, height: 0, rem: 16 });
  // What scrolls is around the tree, whose effects run before React has that
  // element when both are new: by the time of this one it has.
  useEffect(() => {
    const element = box.current;
    if (element === null) return undefined;
    const look = () => {
      const rem = Number.parseFloat(getComputedStyle(document.documentElement).fontSize) || 16;
      const { scrollTop: top, clientHeight: height } = element;
      setView((before) =>
        before.top === top && before.height === height && before.rem === rem
          ? before
          : { top, height, rem },
      );
    };
    look();
    const observer = new ResizeObserver(look);
    observer.observe(element);
    element.addEventListener("scroll", look, { passive: true });
    return () => {
      observer.disconnect();
      element.removeEventListener("scroll", look);
    };
  }, [box]);
  return view;
}
