import * as fc from "fast-check";

/**
 * What random schemas and messages are made with: each throw is one that
 * fast-check knows, and shrinks towards the first choice or the least number.
 */
export interface Dice {
  /** A whole number; both ends may come. */
  int(min: number, max: number): number;
  /** True once in so many throws. */
  oneIn(throws: number): boolean;
  pick<T>(items: readonly [T, ...T[]] | readonly T[]): T;
  /** A value of an arbitrary. `make` has to be the same function each time, for replays. */
  draw<T>(make: () => fc.Arbitrary<T>): T;
}

/** An arbitrary of what a function makes of the dice. */
export function arbitraryOf<T>(make: (dice: Dice) => T): fc.Arbitrary<T> {
  return fc.gen().map((generate) => {
    const int = (min: number, max: number) => generate(integers(min, max));
    return make({
      int,
      oneIn: (throws) => int(1, throws) === throws,
      pick: (items) => items[int(0, items.length - 1)] as (typeof items)[number],
      draw: (arbitrary) => generate(arbitrary),
    });
  });
}

const known = new Map<string, () => fc.Arbitrary<number>>();

/** One function for each range: fast-check looks functions up at once, and their arguments one by one. */
function integers(min: number, max: number): () => fc.Arbitrary<number> {
  const key = `${min} ${max}`;
  const found = known.get(key) ?? (() => fc.integer({ min, max }));
  known.set(key, found);
  return found;
}
