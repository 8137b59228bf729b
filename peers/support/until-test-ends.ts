import { onTestFinished } from "vitest";

/**
 * Keeps something for the test that runs, and disposes of it when that has ended. In the place
 * of `await using`, which the parser of the import check does not know.
 */
export function untilTestEnds<Kept extends AsyncDisposable>(kept: Kept): Kept {
  onTestFinished(() => kept[Symbol.asyncDispose]());
  return kept;
}
