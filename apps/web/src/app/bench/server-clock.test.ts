import { expect, test } from "vitest";
import { createServerClock } from "./server-clock.ts";

const heard = (ats: number[], before: number) => ats.map((at) => ({ at, before }));

test("a request that took long to the server was seen there when the news of it came", () => {
  const clock = createServerClock();
  expect(clock.place(heard([0, 1], 491), 5)).toEqual([490, 491]);
  // The next comes quicker, and tells that the first was late.
  expect(clock.place(heard([700], 1_185), 5)).toEqual([1_185]);
  expect(clock.place(heard([701, 702], 1_190), 5)).toEqual([1_186, 1_187]);
});

test("what is told after the end of the call happened before it", () => {
  expect(createServerClock().place(heard([0, 2, 10], 30), 5)).toEqual([20, 22, 30]);
});

test("an error was seen at the server before the client saw it", () => {
  const seen = [...heard([0], 60), { at: 1, before: 41 }, ...heard([100], 160)];
  expect(createServerClock().place(seen, 5)).toEqual([40, 41, 140]);
});

test("nothing is seen before it was sent, and time does not go back", () => {
  const clock = createServerClock();
  expect(clock.place(heard([0, 50], 20), 5)).toEqual([5, 55]);
  expect(clock.place(heard([40], 60), 5)).toEqual([55]);
});
