import type { Span } from "../span.ts";
import { FieldScanner } from "./scan.ts";

/** Where pages of fields begin in a message, so that its middle can be shown without its start. */
export interface FieldPages {
  /** Where the page begins that holds a byte; of a byte behind the last field, the last page. */
  startOf(offset: number): number;
  /** Where the page before another begins; undefined for the first. */
  before(start: number): number | undefined;
}

/**
 * Pages of `size` fields, for `parseMessage`'s `from` and `limit`. The bytes are
 * gone over once, as far as somebody asked, and no object is made for any field.
 */
export function fieldPages(bytes: Uint8Array, span: Span, size: number): FieldPages {
  const starts = [span.start];
  const scanner = new FieldScanner(bytes, span.start, span.end);
  /** Fields that were gone over, and where the last of them ends. */
  let count = 0;
  let end = span.start;

  function goTo(offset: number): void {
    while (end <= offset && scanner.next()) {
      count += 1;
      end = scanner.end;
      if (count % size === 0 && end < span.end) starts.push(end);
    }
  }

  /** The place in `starts` of the last that is not behind the offset. */
  function placeOf(offset: number): number {
    goTo(offset);
    let low = 0;
    let high = starts.length - 1;
    while (low < high) {
      const middle = (low + high + 1) >>> 1;
      if ((starts[middle] ?? 0) <= offset) low = middle;
      else high = middle - 1;
    }
    return low;
  }

  return {
    startOf: (offset) => starts[placeOf(offset)] ?? span.start,
    before: (start) => {
      const place = placeOf(start - 1);
      return start > span.start ? starts[place] : undefined;
    },
  };
}
