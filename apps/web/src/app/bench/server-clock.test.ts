import { expect, test } from "vitest";
import { createServerClock } from "./server-clock.ts";

test("a request that took long to the server was seen there when the news of it came", () => {
  const clock = createServerClock();
  expect(clock.place([0, 1], 491, 5)).toEqual([490, 491]);
  // The next comes quicker, and tells that the first was late.
  expect(clock.place([700], 1_185, 5)).toEqual([1_185]);
  expect(clock.place([701, 702], 1_190, 5)).toEqual([1_186, 1_187]);
});

test("what is told after the end of the call happened before it", () => {
  expect(createServerClock().place([0, 2, 10], 30, 5)).toEqual([20, 22, 30]);
});

test("nothing is seen before it was sent, and time does not go back", () => {
  const clock = createServerClock();
  expect(clock.place([0, 50], 20, 5)).toEqual([5, 55]);
  expect(clock.place([40], 60, 5)).toEqual([55]);
});
