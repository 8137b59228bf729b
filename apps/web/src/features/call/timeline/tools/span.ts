import type { TimeSpan } from "../flow/shown-events.ts";

/** The least span that is of any use, in ms. */
const least = 0.05;

/** The span of a call that has come so far, never of no length. */
export function wholeSpan(end: number): TimeSpan {
  return { from: 0, to: Math.max(end, 1) };
}

/** Moves a span so that it lies within the call; undefined, when it is as good as the whole. */
export function within(span: TimeSpan, whole: TimeSpan): TimeSpan | undefined {
  const length = Math.max(least, span.to - span.from);
  if (length >= (whole.to - whole.from) * 0.999) return undefined;
  const from = Math.max(whole.from, Math.min(span.from, whole.to - length));
  return { from, to: from + length };
}

/**
 * Makes a span longer or shorter around a moment that stays where it is in view.
 *
 * @param factor below 1 for a closer look
 */
export function zoomed(span: TimeSpan, factor: number, around: number): TimeSpan {
  return {
    from: around - (around - span.from) * factor,
    to: around + (span.to - around) * factor,
  };
}

/** Moves a span by a part of its own length. */
export function panned({ from, to }: TimeSpan, by: number): TimeSpan {
  const shift = (to - from) * by;
  return { from: from + shift, to: to + shift };
}
