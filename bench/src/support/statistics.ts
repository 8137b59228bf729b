/** Where samples lie: the middle one, and how far they spread. */
export interface Spread {
  readonly median: number;
  readonly min: number;
  readonly max: number;
}

/** The spread of one sample or more; of an even number, the mean of the middle two. */
export function spreadOf(samples: readonly number[]): Spread {
  const sorted = samples.toSorted((a, b) => a - b);
  const [low, high] = [
    sorted[Math.floor((sorted.length - 1) / 2)],
    sorted[Math.ceil((sorted.length - 1) / 2)],
  ];
  const [min, max] = [sorted.at(0), sorted.at(-1)];
  if (low === undefined || high === undefined || min === undefined || max === undefined) {
    throw new Error("A spread needs a sample.");
  }
  return { median: (low + high) / 2, min, max };
}

/** The sample that `percent` of them are not above. */
export function percentile(samples: readonly number[], percent: number): number {
  const sorted = samples.toSorted((a, b) => a - b);
  const found = sorted[Math.max(0, Math.ceil((percent / 100) * sorted.length) - 1)];
  if (found === undefined) throw new Error("A percentile needs a sample.");
  return found;
}

/**
 * Round by round, ours divided by theirs.
 *
 * Both of a round were measured within seconds of each other, so a machine that
 * slows down for a while slows both, and their ratio stands.
 */
export function ratiosOf(ours: readonly number[], theirs: readonly number[]): number[] {
  return ours.flatMap((sample, round) => {
    const other = theirs[round];
    return other === undefined ? [] : [sample / other];
  });
}
