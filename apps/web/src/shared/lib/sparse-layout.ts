/** A row that is not as high as the others. */
export interface OddRow {
  readonly index: number;
  /** In CSS pixels. */
  readonly height: number;
}

/** Where the rows of a long list lie, in CSS pixels from its top. */
export interface SparseLayout {
  readonly total: number;
  /** Of the upper edge of a row; of the end, for an index beyond the last. */
  readonly offsetOf: (index: number) => number;
  /** The row that a place is in: the first or last one, for a place outside. */
  readonly indexAt: (offset: number) => number;
}

/**
 * Rows of one height, with a few that are higher or lower. It costs as much as
 * there are odd rows and not as there are rows, so that a list of 100,000 may be
 * laid out anew in each frame.
 *
 * @param odd in the order of their indexes, all of them below `count`
 */
export function sparseLayout(count: number, height: number, odd: readonly OddRow[]): SparseLayout {
  /** For each odd row, by how much those up to it, itself included, are higher than usual. */
  const extras: number[] = [];
  let extra = 0;
  for (const row of odd) {
    extra += row.height - height;
    extras.push(extra);
  }
  const offsetOf = (index: number) => {
    const at = Math.max(0, Math.min(index, count));
    let low = 0;
    let high = odd.length;
    while (low < high) {
      const middle = (low + high) >> 1;
      if ((odd[middle]?.index ?? 0) < at) low = middle + 1;
      else high = middle;
    }
    return at * height + (extras[low - 1] ?? 0);
  };
  return {
    total: offsetOf(count),
    offsetOf,
    indexAt: (offset) => {
      let low = 0;
      let high = Math.max(0, count - 1);
      while (low < high) {
        const middle = (low + high + 1) >> 1;
        if (offsetOf(middle) <= offset) low = middle;
        else high = middle - 1;
      }
      return low;
    },
  };
}
