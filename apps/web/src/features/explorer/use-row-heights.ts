import { useCallback, useState } from "react";

export interface RowHeights {
  /** In CSS pixels, by the keys of rows that were drawn. */
  readonly heights: ReadonlyMap<string, number>;
  /** For each row that is drawn: notices its true height. The row's key is in its `data-row`. */
  readonly measure: (element: HTMLElement | null) => (() => void) | undefined;
}

/** Heights of rows as they are drawn: a long name may need two lines. */
export function useRowHeights(): RowHeights {
  const [heights, setHeights] = useState<ReadonlyMap<string, number>>(() => new Map());
  const [observer] = useState(
    () =>
      new ResizeObserver((entries) => {
        const measured = entries.flatMap(({ target, borderBoxSize }) => {
          const key = target.getAttribute("data-row");
          const size = borderBoxSize[0]?.blockSize ?? 0;
          return key === null || size === 0 ? [] : ([[key, size]] as const);
        });
        setHeights((before) => {
          const changed = measured.filter(([key, size]) => before.get(key) !== size);
          return changed.length === 0 ? before : new Map([...before, ...changed]);
        });
      }),
  );
  const measure = useCallback(
    (element: HTMLElement | null) => {
      if (element === null) return undefined;
      observer.observe(element);
      return () => observer.unobserve(element);
    },
    [observer],
  );
  return { heights, measure };
}
