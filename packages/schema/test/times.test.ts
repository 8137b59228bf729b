import { create, fromJson, toJson } from "@bufbuild/protobuf";
import { DurationSchema, TimestampSchema } from "@bufbuild/protobuf/wkt";
import * as fc from "fast-check";
import { describe, expect, test } from "vitest";
import { parseDuration } from "../src/values/duration.ts";
import { inWords } from "../src/editors/index.ts";
import { parseTimestamp } from "../src/values/timestamp.ts";

/** What a Timestamp of this text is, as ProtoJSON prints it; else what is wrong. */
const time = (text: string) => {
  const parsed = parseTimestamp(text);
  return parsed.ok
    ? toJson(TimestampSchema, create(TimestampSchema, parsed.value))
    : parsed.message;
};
const span = (text: string) => {
  const parsed = parseDuration(text);
  return parsed.ok ? toJson(DurationSchema, create(DurationSchema, parsed.value)) : parsed.message;
};

const two = (number: number) => String(number).padStart(2, "0");

describe("a Timestamp", () => {
  test.each([
    ["2026-01-02T03:04:05Z", "2026-01-02T03:04:05Z"],
    [" 2026-01-02t03:04:05z ", "2026-01-02T03:04:05Z"],
    ["2026-01-02 03:04:05 Z", "2026-01-02T03:04:05Z"],
    ["2026-01-02 04:04:05+01:00", "2026-01-02T03:04:05Z"],
    ["2026-01-01T21:34:05-05:30", "2026-01-02T03:04:05Z"],
    ["2026-01-02T03:04:05.000000001Z", "2026-01-02T03:04:05.000000001Z"],
    ["2026-01-02T03:04:05.5Z", "2026-01-02T03:04:05.500Z"],
    ["1969-12-31T23:59:59.999999999Z", "1969-12-31T23:59:59.999999999Z"],
    ["0001-01-01T00:00:00Z", "0001-01-01T00:00:00Z"],
    ["9999-12-31T23:59:59.999999999Z", "9999-12-31T23:59:59.999999999Z"],
    ["2024-02-29T00:00:00Z", "2024-02-29T00:00:00Z"],
    ["0004-02-29T00:00:00Z", "0004-02-29T00:00:00Z"],
  ])("%s is %s", (text, expected) => {
    expect(time(text)).toBe(expected);
  });

  test.each([
    ["now", '"now" is not a time in RFC 3339, such as 2026-01-02T03:04:05Z.'],
    ["2026-01-02T03:04:05", "put Z at the end for UTC"],
    ["2026-13-02T03:04:05Z", "There is no month 13"],
    ["2026-02-30T03:04:05Z", "There is no day 30 in 2026-02: it has 28."],
    ["1900-02-29T00:00:00Z", "it has 28"],
    ["2026-01-02T24:00:00Z", "24:00:00 is no time of a day"],
    ["2016-12-31T23:59:60Z", "no leap seconds"],
    ["2026-01-02T03:04:05+24:00", "+24:00 is not an offset"],
    ["2026-01-02T03:04:05.1234567890Z", "at most nine digits"],
    ["0001-01-01T00:00:00+00:01", "goes from 0001-01-01"],
    ["9999-12-31T23:59:59-00:01", "goes from 0001-01-01"],
  ])("%s is refused: %s", (text, expected) => {
    expect(time(text)).toContain(expected);
  });

  test("reads every time as the library prints it", () => {
    const instants = fc.record({
      seconds: fc.bigInt(-62_135_596_800n, 253_402_300_799n),
      nanos: fc.integer({ min: 0, max: 999_999_999 }),
    });
    fc.assert(
      fc.property(instants, (instant) => {
        const printed = toJson(TimestampSchema, create(TimestampSchema, instant));
        expect(parseTimestamp(printed)).toEqual({ ok: true, value: instant });
      }),
    );
  });

  test("reads offsets as the library reads them", () => {
    const clock = fc.tuple(fc.nat(23), fc.nat(59)).map(([h, m]) => `${two(h)}:${two(m)}`);
    fc.assert(
      fc.property(clock, clock, fc.constantFrom("+", "-"), (at, offset, sign) => {
        const text = `1999-06-15T${at}:07${sign}${offset}`;
        expect(time(text)).toBe(toJson(TimestampSchema, fromJson(TimestampSchema, text)));
      }),
    );
  });
});

describe("a Duration", () => {
  test.each([
    ["1.5s", "1.500s"],
    ["250ms", "0.250s"],
    ["1m30s", "90s"],
    ["1h 30m", "5400s"],
    ["1.5h", "5400s"],
    ["2d", "172800s"],
    ["-2s", "-2s"],
    ["- 1m", "-60s"],
    ["+3s", "3s"],
    ["-0.5s", "-0.500s"],
    ["-1m30.25s", "-90.250s"],
    ["1ns", "0.000000001s"],
    ["1us", "0.000001s"],
    ["1µs", "0.000001s"],
    ["0.000000001s", "0.000000001s"],
    ["0.1000000000000s", "0.100s"],
    ["0s", "0s"],
    [".5m", "30s"],
    ["315576000000s", "315576000000s"],
    ["-315576000000.999999999s", "-315576000000.999999999s"],
    // A double cannot hold this one.
    ["315575999999.999999999s", "315575999999.999999999s"],
  ])("%s is %s", (text, expected) => {
    expect(span(text)).toBe(expected);
  });

  test.each([
    ["", "is not a duration"],
    ["soon", "is not a duration"],
    ["90", '"90" has no unit. Type "90s" for seconds.'],
    ["1.5s or so", "is not a duration"],
    ["1y", 'There is no unit "y"'],
    ["1s-1s", "is not a duration"],
    ["0.5ns", "0.5ns is finer than a nanosecond"],
    ["0.0000000001s", "finer than a nanosecond"],
    ["315576000001s", "goes from -315,576,000,000 to 315,576,000,000 seconds"],
    ["99999999999999999999999999999999h", "goes from"],
  ])("%j is refused: %s", (text, expected) => {
    expect(span(text)).toContain(expected);
  });

  test("reads every span as the library prints it, and any text without an exception", () => {
    const spans = fc
      .record({
        seconds: fc.bigInt(-315_576_000_000n, 315_576_000_000n),
        nanos: fc.integer({ min: 1, max: 999_999_999 }),
      })
      .map(({ seconds, nanos }) => ({ seconds, nanos: seconds < 0n ? -nanos : nanos }));
    fc.assert(
      fc.property(spans, (value) => {
        const printed = toJson(DurationSchema, create(DurationSchema, value));
        expect(parseDuration(printed)).toEqual({ ok: true, value });
        const { canonical, words } = inWords(value);
        expect(canonical).toBe(printed);
        expect(parseDuration(words)).toEqual({ ok: true, value });
      }),
    );
    fc.assert(
      fc.property(
        fc.string({ unit: fc.constantFrom("0", "9", ".", "h", "m", "s", "n", " ", "-", "+") }),
        (text) => {
          parseDuration(text);
        },
      ),
    );
  });

  test.each([
    ["5400s", "5400s", "1h 30m"],
    ["0s", "0s", "0s"],
    ["-90.25s", "-90.250s", "-1m 30.25s"],
    ["2d 1ns", "172800.000000001s", "2d 0.000000001s"],
  ])("%s is sent as %s, which is %s", (text, canonical, words) => {
    const parsed = parseDuration(text);
    expect(parsed.ok && inWords(parsed.value)).toEqual({ canonical, words });
  });
});
