import { useCallback, useLayoutEffect, useReducer, useRef, type RefObject } from "react";
import {
  sparseLayout,
  type OddRow,
  type SparseLayout,
} from "../../../../shared/lib/sparse-layout.ts";
import type { FlowMemory, Left } from "./flow-memory.ts";
import type { ShownEvents } from "./shown-events.ts";
import type { BoxSize } from "./use-box-size.ts";

/** Up to here every row is in the page, so that a search or a count finds all. */
const allRows = 200;
/** Rows drawn beyond both edges of the view. */
const overscan = 10;
/** What a row that is no closed message is taken for until it is drawn. In CSS pixels. */
const guess = 64;

/** Where in the view an event is brought; one that is in sight stays, unless it is to be at the top. */
type Where = "nearest" | "middle" | "top";

export interface FlowWindow {
  readonly layout: SparseLayout;
  /** The rows to draw: from the one before the other. */
  readonly start: number;
  readonly end: number;
  /** To be told when the box was scrolled. */
  readonly onScroll: () => void;
  /** For each row that is no closed message: its height, whenever it changes. */
  readonly onHeight: (seq: number, height: number) => void;
  /** Brings an event into sight, if it is shown. */
  readonly reveal: (seq: number, where: Where) => void;
}

/**
 * Which rows of a flow are to be drawn, so that their number does not depend on
 * the number of events. Where a person reads is remembered as an event and not
 * as a distance: what comes, goes or grows above it does not move it.
 */
export function useWindow(
  box: RefObject<HTMLElement | null>,
  { height, row }: BoxSize,
  shown: ShownEvents,
  memory: FlowMemory,
  { open, following }: Left,
): FlowWindow {
  const [, redraw] = useReducer((count: number) => count + 1, 0);
  const layout = sparseLayout(shown.length, row, oddRows(shown, open, memory));
  const place = memory.place();
  const top = following
    ? Math.max(0, layout.total - height)
    : layout.offsetOf(shown.indexOf(place.seq)) + place.past;
  const isShort = shown.length <= allRows;
  const start = isShort ? 0 : Math.max(0, layout.indexAt(top) - overscan);
  const end = isShort
    ? shown.length
    : Math.min(shown.length, layout.indexAt(top + height) + 1 + overscan);

  // By what was drawn: the log goes on meanwhile, and what it drops moves all the places.
  const seqs = Array.from({ length: end - start }, (_, each) => shown.at(start + each)?.seq ?? 0);
  const drawn = useRef({ layout, shown, start, end, seqs });
  useLayoutEffect(() => {
    drawn.current = { layout, shown, start, end, seqs };
    const element = box.current;
    if (element === null || following) return;
    const was = memory.place();
    const shift = top - was.top;
    if (Math.abs(shift) < 0.5) return;
    // By the difference: a scroll that is under way has perhaps gone on meanwhile.
    element.scrollTo({ top: element.scrollTop + shift, behavior: "instant" });
    memory.moveTo({ ...was, top: element.scrollTop });
  });

  const onScroll = useCallback(() => {
    const element = box.current;
    if (element === null) return;
    const now = drawn.current;
    const { scrollTop, clientHeight } = element;
    const first = now.layout.indexAt(scrollTop);
    const past = scrollTop - now.layout.offsetOf(first);
    const seq = now.seqs[first - now.start] ?? now.shown.at(first)?.seq ?? 0;
    memory.moveTo({ seq, past, top: scrollTop });
    const last = now.layout.indexAt(scrollTop + clientHeight);
    const isNear = overscan / 2;
    const isDrawn =
      (now.start === 0 || first - isNear >= now.start) &&
      (now.end === now.shown.length || last + isNear <= now.end);
    if (!isDrawn) redraw();
  }, [box, memory]);

  const onHeight = useCallback(
    (seq: number, measured: number) => {
      if (memory.setHeight(seq, measured)) redraw();
    },
    [memory],
  );

  const reveal = useCallback(
    (seq: number, where: Where) => {
      const element = box.current;
      const now = drawn.current;
      const index = now.shown.indexOf(seq);
      if (element === null || now.shown.at(index)?.seq !== seq) return;
      const upper = now.layout.offsetOf(index);
      const lower = now.layout.offsetOf(index + 1);
      const { scrollTop, clientHeight } = element;
      const isInSight = upper >= scrollTop && lower <= scrollTop + clientHeight;
      if (isInSight && where !== "top") return;
      // The next drawing brings it there, by the places that are then.
      const room = clientHeight - (lower - upper);
      const nearest = upper < scrollTop ? 0 : Math.max(0, room);
      const past = { top: 0, middle: Math.max(0, room) / 2, nearest }[where];
      memory.moveTo({ seq, past: -past, top: scrollTop });
      redraw();
    },
    [box, memory],
  );

  return { layout, start, end, onScroll, onHeight, reveal };
}

function oddRows(
  shown: ShownEvents,
  open: Left["open"],
  { heightOf }: FlowMemory,
): readonly OddRow[] {
  const odd = shown.milestones.map(({ event, index }) => ({
    index,
    height: heightOf(event.seq) ?? guess,
  }));
  const seen = new Set(odd.map(({ index }) => index));
  for (const seq of open.keys()) {
    const index = shown.indexOf(seq);
    if (seen.has(index) || shown.at(index)?.seq !== seq) continue;
    odd.push({ index, height: heightOf(seq) ?? guess });
  }
  return odd.toSorted((one, other) => one.index - other.index);
}
