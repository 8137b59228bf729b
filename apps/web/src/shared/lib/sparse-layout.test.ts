import { array, assert, integer, property } from "fast-check";
import { expect, test } from "vitest";
import { sparseLayout } from "./sparse-layout.ts";

test("it agrees with adding up all heights", () => {
  const heights = array(integer({ min: 1, max: 9 }), { minLength: 1, maxLength: 60 });
  assert(
    property(heights, (all) => {
      const usual = 5;
      const odd = all.flatMap((height, index) => (height === usual ? [] : [{ index, height }]));
      const layout = sparseLayout(all.length, usual, odd);
      let offset = 0;
      all.forEach((height, index) => {
        expect(layout.offsetOf(index)).toBe(offset);
        expect(layout.indexAt(offset)).toBe(index);
        expect(layout.indexAt(offset + height - 1)).toBe(index);
        offset += height;
      });
      expect(layout.total).toBe(offset);
      expect(layout.offsetOf(all.length + 3)).toBe(offset);
      expect(layout.indexAt(offset + 100)).toBe(all.length - 1);
      expect(layout.indexAt(-1)).toBe(0);
    }),
  );
});

test("of no rows there is nothing", () => {
  const layout = sparseLayout(0, 10, []);
  expect([layout.total, layout.offsetOf(0), layout.indexAt(5)]).toEqual([0, 0, 0]);
});
