import { ScalarType } from "@bufbuild/protobuf";
import { describe, expect, test } from "vitest";
import { bestEncoding, formatBytes, parseBytes } from "../src/values/bytes.ts";
import { formatNumber, parseNumber } from "../src/values/scalars.ts";

const { INT32, UINT32, INT64, UINT64, FLOAT, DOUBLE } = ScalarType;

describe("numbers", () => {
  test.each([
    [INT32, "2147483647", 2147483647],
    [INT32, "-2147483648", -2147483648],
    [INT32, " +7 ", 7],
    [INT32, "0xff", 255],
    [UINT32, "4294967295", 4294967295],
    [INT64, "9223372036854775807", 9223372036854775807n],
    [INT64, "-9223372036854775808", -9223372036854775808n],
    [UINT64, "18446744073709551615", 18446744073709551615n],
    [DOUBLE, "-0", -0],
    [DOUBLE, "nan", Number.NaN],
    [DOUBLE, "-inf", -Infinity],
    [DOUBLE, ".5e1", 5],
    [FLOAT, "0.1", Math.fround(0.1)],
  ])("of type %i: %s", (scalar, text, value) => {
    expect(parseNumber(text, scalar)).toEqual({ ok: true, value });
  });

  test.each([
    [INT32, "12a", '"12a" is not an int32. Type a whole number from -2147483648 to 2147483647.'],
    [INT32, "1.5", '"1.5" is not an int32. Type a whole number from -2147483648 to 2147483647.'],
    [
      INT32,
      "2147483648",
      '"2147483648" is out of range for int32. Type a whole number from -2147483648 to 2147483647.',
    ],
    [
      UINT64,
      "-1",
      '"-1" is out of range for uint64. Type a whole number from 0 to 18446744073709551615.',
    ],
    [UINT32, "", "Type a whole number from 0 to 4294967295."],
    [
      DOUBLE,
      "1,5",
      '"1,5" is not a double. Type a number such as 1.5 or 2e10, or NaN, Infinity or -Infinity.',
    ],
  ])("of type %i refuses %s in words", (scalar, text, message) => {
    expect(parseNumber(text, scalar)).toEqual({ ok: false, message });
  });

  test("a float that would become infinite is out of range, and says so", () => {
    const parsed = parseNumber("1e39", FLOAT);
    expect(parsed).toMatchObject({ ok: false });
    expect(parsed.ok ? "" : parsed.message).toContain("ends at 3.4028235e38");
  });

  test("a million digits are refused at once", () => {
    expect(parseNumber("9".repeat(1_000_000), INT64).ok).toBe(false);
  });

  test("a float shows the digits that were typed, not those of the nearest double", () => {
    expect(formatNumber(Math.fround(0.1), FLOAT)).toBe("0.1");
    expect(formatNumber(Math.fround(16777216), FLOAT)).toBe("16777216");
    expect(formatNumber(0.1, DOUBLE)).toBe("0.1");
    expect(formatNumber(-0, DOUBLE)).toBe("-0");
  });
});

describe("bytes", () => {
  test.each([
    ["hex", "00 ff:10", [0, 255, 16]],
    ["hex", "0xdead", [0xde, 0xad]],
    ["hex", "0x01, 0X02,0x03", [1, 2, 3]],
    ["hex", "", []],
    ["base64", "AP8Q", [0, 255, 16]],
    ["base64", "-_8=", [251, 255]],
    ["base64", "+/8", [251, 255]],
    ["text", "é", [195, 169]],
  ] as const)("%s %s", (encoding, text, bytes) => {
    expect(parseBytes(text, encoding)).toEqual({ ok: true, value: new Uint8Array(bytes) });
  });

  test.each([
    ["hex", "0g", '"g" is not a hex digit'],
    ["hex", "abc", "half a byte"],
    ["hex", "10x2", '"x" is not a hex digit'],
    ["base64", "a b*", '"*" is not in base64'],
    ["base64", "AAAAA", "holds no byte"],
    ["base64", "A=AA", "= may only stand at the end"],
    ["text", "\ud800", "surrogate"],
  ] as const)("%s %s is refused in words", (encoding, text, words) => {
    const parsed = parseBytes(text, encoding);
    expect(parsed.ok ? "" : parsed.message).toContain(words);
  });

  test("bytes that are not UTF-8 are not shown as text", () => {
    expect(formatBytes(new Uint8Array([0xff]), "text")).toBeUndefined();
    expect(bestEncoding(new Uint8Array([0xff]))).toBe("hex");
    expect(bestEncoding(new Uint8Array(33))).toBe("base64");
    expect(bestEncoding(new TextEncoder().encode("hello"))).toBe("text");
    // A text box would turn it into a plain line feed.
    expect(bestEncoding(new TextEncoder().encode("a\r\nb"))).toBe("hex");
  });
});
