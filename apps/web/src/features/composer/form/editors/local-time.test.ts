import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { parseTimestamp } from "@grpc-playground/schema/editors";
import { fromPicker, inLocalTime, inUtc, toPicker } from "./local-time.ts";

const instant = (text: string) => {
  const parsed = parseTimestamp(text);
  if (!parsed.ok) throw new Error(parsed.message);
  return parsed.value;
};

// Node follows TZ as it changes, as a browser follows the system.
const before = process.env["TZ"];
beforeAll(() => {
  process.env["TZ"] = "Europe/Paris";
});
afterAll(() => {
  if (before === undefined) delete process.env["TZ"];
  else process.env["TZ"] = before;
});

describe("the picker", () => {
  test("is in local time, and keeps what is behind the second", () => {
    const text = "2026-01-02T03:04:05.000000007Z";
    expect(toPicker(instant(text))).toBe("2026-01-02T04:04:05");
    expect(fromPicker("2026-07-02T04:04:06", text)).toBe("2026-07-02T02:04:06.000000007Z");
    expect(fromPicker("2026-07-02T04:04", "")).toBe("2026-07-02T02:04:00Z");
  });

  test.each([
    "2026-01-02T03:04:05Z",
    "0099-05-06T07:08:09Z",
    "1900-01-01T00:00:00Z",
    "9999-12-30T23:59:59Z",
  ])("shows %s and comes back to it", (text) => {
    expect(fromPicker(toPicker(instant(text)), text)).toBe(text);
  });

  test("holds nothing beyond the years that it has, and no half a time", () => {
    expect(toPicker(instant("9999-12-31T23:30:00Z"))).toBe("");
    expect(fromPicker("", "2026-01-02T03:04:05Z")).toBeUndefined();
    expect(fromPicker("2026-01-02", "")).toBeUndefined();
  });
});

describe("a time in words", () => {
  test.each([
    ["2026-01-02T03:04:05Z", undefined, "Fri 2 Jan 2026, 04:04:05 Europe/Paris (UTC+1)"],
    ["2026-07-02T03:04:05Z", undefined, "Thu 2 Jul 2026, 05:04:05 Europe/Paris (UTC+2)"],
    ["2026-01-02T03:04:05Z", "UTC", "Fri 2 Jan 2026, 03:04:05 UTC"],
    ["2026-01-02T00:00:00Z", "Asia/Kolkata", "Fri 2 Jan 2026, 05:30:00 Asia/Kolkata (UTC+5:30)"],
    [
      "2026-01-02T00:00:00Z",
      "America/New_York",
      "Thu 1 Jan 2026, 19:00:00 America/New_York (UTC-5)",
    ],
  ])("%s in %s", (text, zone, expected) => {
    expect(inLocalTime(instant(text), zone)).toBe(expected);
  });

  test.each([
    ["2026-01-02T03:04:05+01:00", "2026-01-02T02:04:05Z"],
    ["2026-01-02T03:04:05.5Z", "2026-01-02T03:04:05.500Z"],
    ["2026-01-02T03:04:05.000001Z", "2026-01-02T03:04:05.000001Z"],
    ["0001-01-01T00:00:00.1234567Z", "0001-01-01T00:00:00.123456700Z"],
    ["1969-12-31T23:59:59.9Z", "1969-12-31T23:59:59.900Z"],
  ])("%s is sent as %s", (text, expected) => {
    expect(inUtc(instant(text))).toBe(expected);
  });
});
