import { useEffect, useLayoutEffect, useMemo, useRef, type RefObject } from "react";
import { sparseLayout } from "../../shared/lib/sparse-layout.ts";
import type { Row } from "./rows.ts";
import { useBoxView } from "./use-box-view.ts";
import { useRowHeights, type RowHeights } from "./use-row-heights.ts";

/** Up to here every row is in the page, so that its own search finds all. */
const allRows = 200;
/** Rows drawn beyond both edges of the view. */
const overscan = 10;
/** How long a row that was brought into sight is kept there while those around it turn out higher. In ms. */
const settleMs = 500;

/** Heights in rem, as tree-row.module.css and service-tree.module.css have them: of a row, and above it. */
const height = 1.75;
const gap = { service: 0.5, folder: 0.75, method: 0 };

/** The rows of a long tree that are in sight, and ways to bring others there. */
export interface TreeRows {
  /** Which rows to draw, and where, in CSS pixels from the top. */
  readonly shown: readonly { readonly index: number; readonly start: number }[];
  readonly total: number;
  readonly measure: RowHeights["measure"];
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
  const kept = useRef<{ key: string; until: number }>(undefined);
  const { top, height: boxHeight, rem } = useBoxView(scroller);
  const { heights, measure } = useRowHeights();
  const layout = useMemo(() => {
    const odd = rows.flatMap((row, index) => {
      const above = index > 0 && row.level === 1 ? gap[row.kind] : 0;
      const known = heights.get(row.key);
      if (above === 0 && known === undefined) return [];
      return [{ index, height: known ?? (height + above) * rem }];
    });
    return sparseLayout(rows.length, height * rem, odd);
  }, [rows, rem, heights]);

  const isShort = rows.length <= allRows;
  const start = isShort ? 0 : Math.max(0, layout.indexAt(top) - overscan);
  const end = isShort
    ? rows.length
    : Math.min(rows.length, layout.indexAt(top + boxHeight) + 1 + overscan);
  const indexes = Array.from({ length: end - start }, (_, at) => start + at);
  const stop = tabStop === undefined ? undefined : places.get(tabStop);
  if (stop !== undefined && stop < start) indexes.unshift(stop);
  if (stop !== undefined && stop >= end) indexes.push(stop);

  const reveal = (index: number) => {
    const box = scroller.current;
    if (box === null) return;
    const upper = layout.offsetOf(index);
    const lower = layout.offsetOf(index + 1);
    const { scrollTop, clientHeight } = box;
    if (upper < scrollTop) box.scrollTo({ top: upper, behavior: "instant" });
    else if (lower > scrollTop + clientHeight) {
      box.scrollTo({ top: lower - clientHeight, behavior: "instant" });
    }
  };
  const latest = useRef({ places, reveal });
  useEffect(() => {
    latest.current = { places, reveal };
  });
  // In a drawer that is closed nothing can be brought into sight: then it is when that opens.
  const isInSight = boxHeight > 0;
  useEffect(() => {
    const now = latest.current;
    const index = selected === undefined ? undefined : now.places.get(selected);
    if (!isInSight || index === undefined || selected === undefined) return;
    kept.current = { key: selected, until: performance.now() + settleMs };
    now.reveal(index);
  }, [selected, isInSight]);

  const drawn = useRef({ rows, layout });
  useLayoutEffect(() => {
    const before = drawn.current;
    drawn.current = { rows, layout };
    const box = scroller.current;
    if (box === null || before.layout === layout || before.rows !== rows) return;
    const index = places.get(kept.current?.key ?? "");
    if (index !== undefined && performance.now() < (kept.current?.until ?? 0)) {
      reveal(index);
      return;
    }
    // Rows above the view are higher than they were thought to be: what is in view stays.
    const first = before.layout.indexAt(box.scrollTop);
    const shift = layout.offsetOf(first) - before.layout.offsetOf(first);
    if (shift !== 0) box.scrollTo({ top: box.scrollTop + shift, behavior: "instant" });
  });

  useLayoutEffect(() => {
    if (wanted.current === undefined) return;
    const element = elementOf(wanted.current);
    if (element === null) return;
    wanted.current = undefined;
    element.focus();
  });

  return {
    shown: indexes.map((index) => ({ index, start: layout.offsetOf(index) })),
    total: layout.total,
    measure,
    focus: (key) => {
      kept.current = { key, until: performance.now() + settleMs };
      const element = elementOf(key);
      if (element !== null) return element.focus();
      wanted.current = key;
      const index = places.get(key);
      if (index !== undefined) reveal(index);
    },
  };
}
