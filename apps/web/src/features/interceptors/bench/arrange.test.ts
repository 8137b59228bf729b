import { expect, test } from "vitest";
import { moved, placed, switched } from "./arrange.ts";

test("what is switched on is the innermost, and what is switched off goes", () => {
  expect(switched(["auth"], "logging", true)).toEqual(["auth", "logging"]);
  expect(switched(["auth", "logging"], "auth", true)).toEqual(["logging", "auth"]);
  expect(switched(["auth", "logging"], "auth", false)).toEqual(["logging"]);
});

test("moving goes by one, and stays at the ends", () => {
  expect(moved(["auth", "logging", "caching"], "caching", -1)).toEqual([
    "auth",
    "caching",
    "logging",
  ]);
  expect(moved(["auth", "logging"], "auth", 1)).toEqual(["logging", "auth"]);
  expect(moved(["auth", "logging"], "auth", -1)).toEqual(["auth", "logging"]);
  expect(moved(["auth", "logging"], "logging", 1)).toEqual(["auth", "logging"]);
});

test("what is dropped takes the place of what it was dropped on", () => {
  expect(placed(["auth", "logging", "caching"], "caching", 0)).toEqual([
    "caching",
    "auth",
    "logging",
  ]);
  expect(placed(["auth", "logging", "caching"], "auth", 2)).toEqual(["logging", "caching", "auth"]);
  expect(placed(["auth"], "retry", 5)).toEqual(["auth", "retry"]);
});
