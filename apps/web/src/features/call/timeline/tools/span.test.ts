import { assert, double, property } from "fast-check";
import { expect, test } from "vitest";
import { panned, wholeSpan, within, zoomed } from "./span.ts";

const whole = wholeSpan(1_000);

test("a closer look keeps the moment that it is around", () => {
  expect(zoomed({ from: 0, to: 1_000 }, 0.5, 200)).toEqual({ from: 100, to: 600 });
  expect(within(zoomed({ from: 100, to: 600 }, 2, 200), whole)).toBeUndefined();
});

test("a span is moved by parts of itself, and stops at the ends of the call", () => {
  expect(panned({ from: 100, to: 300 }, 0.5)).toEqual({ from: 200, to: 400 });
  expect(within({ from: 900, to: 1_100 }, whole)).toEqual({ from: 800, to: 1_000 });
  expect(within({ from: -50, to: 50 }, whole)).toEqual({ from: 0, to: 100 });
});

test("whatever is done with it, a span lies within the call and has a length", () => {
  const number = double({ min: -2_000, max: 2_000, noNaN: true });
  assert(
    property(number, number, double({ min: 0.001, max: 50, noNaN: true }), (a, b, factor) => {
      const span = { from: Math.min(a, b), to: Math.max(a, b) };
      const seen = within(zoomed(span, factor, a), whole);
      if (seen === undefined) return;
      expect(seen.to).toBeGreaterThan(seen.from);
      expect(seen.from).toBeGreaterThanOrEqual(0);
      expect(seen.to).toBeLessThanOrEqual(1_000.001);
    }),
  );
});

test("a call that has only begun has a span too", () => {
  expect(wholeSpan(0)).toEqual({ from: 0, to: 1 });
});
