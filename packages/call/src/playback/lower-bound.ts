import type { Sequence } from "../chunked-queue.ts";

/** The first place whose element is not `before`, in a sequence where those that are come first. */
export function lowerBound<T>(sequence: Sequence<T>, before: (item: T) => boolean): number {
  let low = 0;
  let high = sequence.length;
  while (low < high) {
    const middle = (low + high) >> 1;
    const item = sequence.at(middle);
    if (item !== undefined && before(item)) low = middle + 1;
    else high = middle;
  }
  return low;
}
