import { ScalarType } from "@bufbuild/protobuf";
import { describe, expect, test } from "vitest";
import { parseDuration, parseEntries, parseItems } from "../src/editors/index.ts";
import { parseJsonText } from "../src/json/index.ts";
import { parseNumber } from "../src/values/scalars.ts";

// Time that grows with the square of what was pasted is beyond a test's five
// seconds at this length; what grows with the length itself takes milliseconds.
const long = 150_000;
const digits = "1".repeat(long);
const spaces = " ".repeat(long);
const text = { kind: "string" } as const;

describe("a long paste that is nearly right is read in time", () => {
  test("as a number", () => {
    expect(parseNumber(`${digits}x`, ScalarType.DOUBLE).ok).toBe(false);
    expect(parseNumber(`${digits}.5`, ScalarType.FLOAT).ok).toBe(false);
    expect(parseNumber("5.", ScalarType.DOUBLE)).toEqual({ ok: true, value: 5 });
    expect(parseNumber(".5", ScalarType.DOUBLE)).toEqual({ ok: true, value: 0.5 });
  });

  test("as a duration", () => {
    expect(parseDuration(`${digits}!`).ok).toBe(false);
    expect(parseDuration(`0.${"0".repeat(long)}1s`).ok).toBe(false);
    expect(parseDuration(`1.${"0".repeat(long)}s`)).toEqual({
      ok: true,
      value: { seconds: 1n, nanos: 0 },
    });
    expect(parseDuration("1.s")).toEqual({ ok: true, value: { seconds: 1n, nanos: 0 } });
  });

  test("as lines of a list or a map", () => {
    expect(parseItems(text, `"a"${spaces}b`).values).toHaveLength(1);
    expect(parseEntries(text, text, `a${spaces}b`).problems).toHaveLength(1);
    expect(parseEntries(text, text, `a${spaces}=${spaces}b`).values).toEqual([
      { key: { kind: "text", text: "a" }, value: { kind: "text", text: "b" } },
    ]);
  });
});

test("a number with more digits than count is refused by its length", () => {
  const parsed = parseJsonText(`[1.${"0".repeat(2000)}1]`);
  expect(parsed).toMatchObject({
    ok: false,
    issue: { from: 1, message: expect.stringContaining("1000 characters or more") },
  });
});
