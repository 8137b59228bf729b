import type { Span } from "../span.ts";
import type { FramePayload, Http2Frame } from "./frames.ts";

/** A frame that carries a piece of a body: DATA, or DATA frames that were not told one by one. */
export type BodyFrame = Http2Frame & {
  readonly payload: Extract<FramePayload, { kind: "data" | "skipped" }>;
};

export function isBodyFrame(frame: Http2Frame): frame is BodyFrame {
  return frame.payload.kind === "data" || frame.payload.kind === "skipped";
}

/** Which part of a span lies in a frame. Both count from the start of the body. */
export interface CarriedPart {
  readonly frame: BodyFrame;
  readonly part: Span;
  /** Whether the frame holds the whole span. */
  readonly whole: boolean;
}

/**
 * The frames that carry a span of the body, a message for example, and which
 * part each has. More than one: it was split over them.
 *
 * @param carriers The frames of one direction, in the order of the body: `reader.carriers(way)`.
 */
export function carriedBy(carriers: readonly BodyFrame[], span: Span): readonly CarriedPart[] {
  return overlapping(carriers, span, (frame) => frame.payload.body).map((frame) => {
    const { body } = frame.payload;
    const part = { start: Math.max(span.start, body.start), end: Math.min(span.end, body.end) };
    return { frame, part, whole: part.start === span.start && part.end === span.end };
  });
}

/**
 * Those of `items` that have a byte in `span`: which messages lie in a DATA
 * frame, for example. Finds the first by halving, so it may be asked for each
 * of many.
 *
 * @param items In order, none over another.
 */
export function overlapping<Item>(
  items: readonly Item[],
  span: Span,
  spanOf: (item: Item) => Span,
): readonly Item[] {
  let low = 0;
  let high = items.length;
  while (low < high) {
    const middle = (low + high) >>> 1;
    const item = items[middle];
    if (item !== undefined && spanOf(item).end <= span.start) low = middle + 1;
    else high = middle;
  }
  const found: Item[] = [];
  for (let index = low; index < items.length; index++) {
    const item = items[index];
    if (item === undefined) break;
    const { start, end } = spanOf(item);
    if (start >= span.end) break;
    // An empty one, as the DATA frame is that only ends a stream, has no byte anywhere;
    // nor has an empty message.
    if (start < end && span.start < span.end) found.push(item);
  }
  return found;
}
