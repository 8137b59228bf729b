import { expect, test } from "vitest";
import { placeBeside } from "./place-beside.ts";

const box = (left: number, top: number, width: number, height: number) => ({
  left,
  top,
  right: left + width,
  bottom: top + height,
});
const form = box(300, 100, 500, 700);
const size = { width: 400, height: 500 };

test("stands to the right of the form, level with the field", () => {
  const place = placeBeside(box(320, 212, 460, 50), form, size, { width: 1440, height: 900 });
  expect(place).toEqual({ left: 816, top: 200 });
});

test("stays in the viewport at its lower end", () => {
  const place = placeBeside(box(320, 800, 460, 50), form, size, { width: 1440, height: 900 });
  expect(place.top).toBe(388);
});

test("stands to the left when there is room on that side alone", () => {
  const right = box(500, 100, 500, 700);
  const place = placeBeside(box(520, 212, 460, 50), right, size, { width: 1040, height: 900 });
  expect(place).toEqual({ left: 84, top: 200 });
});

test("stands below the field, or above it, when there is room on neither side", () => {
  const viewport = { width: 800, height: 900 };
  expect(placeBeside(box(320, 200, 460, 50), form, size, viewport)).toEqual({
    left: 380,
    top: 258,
  });
  expect(placeBeside(box(320, 700, 460, 50), form, size, viewport)).toEqual({
    left: 380,
    top: 192,
  });
});

test("shows its beginning when it is larger than the viewport", () => {
  const place = placeBeside(box(320, 200, 460, 50), form, size, { width: 380, height: 300 });
  expect(place).toEqual({ left: 12, top: 12 });
});
