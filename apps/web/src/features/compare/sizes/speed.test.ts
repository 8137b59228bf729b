import { expect, test } from "vitest";
import { measureSpeed, spread } from "./speed.ts";

/** A clock that only work moves on. */
function clock() {
  let at = 0;
  return { now: () => at, work: (ms: number) => () => void (at += ms) };
}

test("contenders run in turns, and are told as ratios to the first, with their spread", async () => {
  const { now, work } = clock();
  let breaths = 0;
  const breathe = async () => void breaths++;
  const { signal } = new AbortController();
  const contenders = [
    { name: "one", run: work(0.01) },
    { name: "three", run: work(0.03) },
  ];
  const options = { rounds: 5, sliceMs: 4, now, breathe, signal };
  const [one, three] = (await measureSpeed(contenders, options)) ?? [];
  expect(one?.micros).toBeCloseTo(10);
  expect(three?.micros).toBeCloseTo(30);
  expect(three?.ratio.median).toBeCloseTo(3);
  // A round that is not counted, and five; each lets the page draw twice.
  expect(breaths).toBe(12);
});

test("it ends when it is aborted", async () => {
  const { now, work } = clock();
  const aborter = new AbortController();
  const breathe = async () => aborter.abort();
  const options = { rounds: 5, sliceMs: 4, now, breathe, signal: aborter.signal };
  expect(await measureSpeed([{ name: "one", run: work(1) }], options)).toBeUndefined();
});

test("the middle of an even number of values is between two", () => {
  expect(spread([4, 1, 3, 2])).toEqual({ median: 2.5, low: 1, high: 4 });
  expect(spread([7])).toEqual({ median: 7, low: 7, high: 7 });
});
