import { assert, double, nat, property } from "fast-check";
import { expect, test } from "vitest";
import { counted, shortened, size, time } from "./format.ts";

test("times keep their places, whatever their size", () => {
  expect([0, 0.04, 12.34, 999.94].map(time)).toEqual(["0.0 ms", "0.0 ms", "12.3 ms", "999.9 ms"]);
  expect([999.96, 1250, 59_999.4].map(time)).toEqual(["1.000 s", "1.250 s", "59.999 s"]);
  expect([59_999.6, 125_340, 3_600_000].map(time)).toEqual(["1:00.0", "2:05.3", "60:00.0"]);
});

test("no time shows sixty seconds or a thousand milliseconds", () => {
  assert(
    property(nat(200), double({ min: -100, max: 100, noNaN: true }), (minutes, off) => {
      expect(time(Math.abs(minutes * 60_000 + off))).not.toMatch(/^1000|^60\.000|:60/);
    }),
  );
});

test("sizes, counts and cuts", () => {
  expect([0, 1023, 1024, 1_048_575].map(size)).toEqual(["0 B", "1023 B", "1.0 KiB", "1.0 MiB"]);
  expect([counted(1, "message"), counted(2_000, "message")]).toEqual([
    "1 message",
    "2,000 messages",
  ]);
  expect(shortened("abcdef", 3)).toBe("abc…");
  expect(shortened("abc", 3)).toBe("abc");
});
