import { defaultRangeExtractor, useVirtualizer, type Range } from "@tanstack/react-virtual";
import { useCallback, useEffect, useLayoutEffect, useRef, useState, type RefObject } from "react";
import type { Row } from "./rows.ts";

/** Up to here every row is in the page, so that its own search finds all. */
const allRows = 200;

/** Heights in rem, as tree-row.module.css and service-tree.module.css have them: of a row, and above it. */
const height = 1.75;
const gap = { service: 0.5, folder: 0.75, method: 0 };

/** The rows of a long tree that are in sight, and ways to bring others there. */
export interface TreeRows {
  /** Which rows to draw, and where, in CSS pixels from the top. */
  readonly shown: readonly { readonly index: number; readonly start: number }[];
  readonly total: number;
  /** For each row that is drawn: notices its true height. */
  readonly measure: (element: Element | null) => void;
  /** Moves the focus to a row, which is drawn first if it is not there. */
  readonly focus: (key: string) => void;
}

export interface TreeRowsOptions {
  readonly rows: readonly Row[];
  /** Where each row is, by its key. */
  readonly places: ReadonlyMap<string, number>;
  /** The row that Tab comes to: drawn wherever the view is. */
  readonly tabStop: string | undefined;
  /** The open method. It is brought into sight when it is another. */
  readonly selected: string | undefined;
  readonly scroller: RefObject<HTMLElement | null>;
  readonly elementOf: (key: string) => HTMLElement | null;
}

/** Draws no more rows than can be seen, however many there are. */
export function useTreeRows(options: TreeRowsOptions): TreeRows {
  const { rows, places, tabStop, selected, scroller, elementOf } = options;
  const wanted = useRef<string>(undefined);
  const [rem] = useState(rootFontSize);
  // What scrolls is around the tree: when the tree first appears, its effects
  // run before React has that element, and the virtualizer has to look again.
  const [, lookAgain] = useState(false);
  useEffect(() => lookAgain(true), []);
  const stop = tabStop === undefined ? undefined : places.get(tabStop);
  // Its methods cannot be memoized, and nothing here does: the page is built without React's compiler.
  // oxlint-disable-next-line react/incompatible-library
  const virtualizer = useVirtualizer({
    count: rows.length,
    getScrollElement: () => scroller.current,
    estimateSize: (index) => {
      const row = rows[index];
      const above = index > 0 && row?.level === 1 ? gap[row.kind] : 0;
      return (height + above) * rem;
    },
    getItemKey: useCallback((index: number) => rows[index]?.key ?? index, [rows]),
    overscan: 10,
    useFlushSync: false,
    rangeExtractor: useCallback(
      (range: Range) => {
        if (range.count <= allRows) return Array.from({ length: range.count }, (_, at) => at);
        const inSight = defaultRangeExtractor(range);
        if (stop === undefined || inSight.includes(stop)) return inSight;
        return [...inSight, stop].toSorted((a, b) => a - b);
      },
      [stop],
    ),
  });

  const latest = useRef(places);
  useEffect(() => {
    latest.current = places;
  });
  // In a drawer that is closed nothing can be brought into sight: then it is when that opens.
  const isInSight = (virtualizer.scrollRect?.height ?? 0) > 0;
  useEffect(() => {
    const index = selected === undefined ? undefined : latest.current.get(selected);
    if (isInSight && index !== undefined) virtualizer.scrollToIndex(index, { align: "auto" });
  }, [virtualizer, selected, isInSight]);

  useLayoutEffect(() => {
    if (wanted.current === undefined) return;
    const element = elementOf(wanted.current);
    if (element === null) return;
    wanted.current = undefined;
    element.focus();
  });

  return {
    shown: virtualizer.getVirtualItems(),
    total: virtualizer.getTotalSize(),
    measure: virtualizer.measureElement,
    focus: (key) => {
      const element = elementOf(key);
      if (element !== null) return element.focus();
      wanted.current = key;
      const index = places.get(key);
      if (index !== undefined) virtualizer.scrollToIndex(index, { align: "auto" });
    },
  };
}

function rootFontSize(): number {
  return Number.parseFloat(getComputedStyle(document.documentElement).fontSize) || 16;
}
