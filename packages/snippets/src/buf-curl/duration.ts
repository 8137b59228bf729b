import { spanOf, type GivenFlag } from "../flags/read-flags.ts";
import { wholeMs } from "../headers.ts";
import { Refused } from "../place.ts";

const unitMs: Readonly<Record<string, number>> = {
  h: 3_600_000,
  m: 60_000,
  s: 1000,
  ms: 1,
  us: 1e-3,
  µs: 1e-3,
  μs: 1e-3,
  ns: 1e-6,
};

/** Milliseconds of a duration as Go's time.ParseDuration reads it, such as `1m30s`; none for 0. */
export function readDuration(flag: GivenFlag | undefined): number | undefined {
  if (flag === undefined) return undefined;
  const text = flag.value.trim().replace(/^\+/, "");
  if (/^0+$/.test(text)) return undefined;
  const part = /(\d+(?:\.\d*)?|\.\d+)(h|ms|m|s|us|µs|μs|ns)/gy;
  const parts = [...text.matchAll(part)];
  if (parts.length === 0 || parts.map(([whole]) => whole).join("") !== text) {
    const message = `"${flag.value}" is no time. ${flag.shown} takes one with its unit, such as 5s, 500ms or 1m30s.`;
    throw new Refused(message, spanOf(flag));
  }
  const ms = parts.reduce(
    (sum, [, digits, unit]) => sum + Number(digits) * (unitMs[unit ?? ""] ?? 0),
    0,
  );
  return ms === 0 ? undefined : wholeMs(ms);
}
