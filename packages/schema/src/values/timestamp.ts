import { accept, quote, refuse, type Parsed } from "./parsed.ts";

/** A point in time as google.protobuf.Timestamp holds it: whole seconds since 1970 in UTC, and what is left. */
export interface Instant {
  readonly seconds: bigint;
  /** From 0 to 999,999,999, also before 1970. */
  readonly nanos: number;
}

const example = "such as 2026-01-02T03:04:05Z";
/** 0001-01-01T00:00:00Z and 9999-12-31T23:59:59Z, in seconds. */
const first = -62_135_596_800;
const last = 253_402_300_799;

/**
 * Reads RFC 3339 with any offset and up to nine digits of a second. As its
 * section 5.6 allows, t and z may be in lower case, and a space may stand for
 * the T. A leap second is refused: a Timestamp has no place for one.
 */
export function parseTimestamp(text: string): Parsed<Instant> {
  const typed = text.trim();
  const match =
    /^(\d{4})-(\d\d)-(\d\d)[Tt ](\d\d):(\d\d):(\d\d)(?:\.(\d+))? ?([Zz]|([+-])(\d\d):(\d\d))?$/.exec(
      typed,
    );
  if (!match) return refuse(`${quote(typed)} is not a time in RFC 3339, ${example}.`);
  const [, year, month, day, hour, minute, second, fraction = "", zone, sign, ahead, past] = match;
  if (zone === undefined) {
    return refuse("A time needs its place: put Z at the end for UTC, or an offset such as +01:00.");
  }
  if (Number(month) < 1 || Number(month) > 12) {
    return refuse(`There is no month ${month}: they go from 01 to 12.`);
  }
  const days = daysOf(Number(year), Number(month));
  if (Number(day) < 1 || Number(day) > days) {
    return refuse(`There is no day ${day} in ${year}-${month}: it has ${days}.`);
  }
  if (second === "60") return refuse("A Timestamp has no leap seconds: use 59, or 00 of the next.");
  if (Number(hour) > 23 || Number(minute) > 59 || Number(second) > 59) {
    return refuse(`${hour}:${minute}:${second} is no time of a day: they end at 23:59:59.`);
  }
  if (Number(ahead ?? 0) > 23 || Number(past ?? 0) > 59) {
    return refuse(`${zone} is not an offset from UTC: they end at 23:59.`);
  }
  if (fraction.length > 9) {
    return refuse("A Timestamp ends at nanoseconds: at most nine digits after the point.");
  }
  const clock = Number(hour) * 3600 + Number(minute) * 60 + Number(second);
  const offset = (Number(ahead ?? 0) * 60 + Number(past ?? 0)) * (sign === "-" ? -60 : 60);
  const seconds = midnight(Number(year), Number(month), Number(day)) + clock - offset;
  if (seconds < first || seconds > last) {
    return refuse(
      "A Timestamp goes from 0001-01-01T00:00:00Z to 9999-12-31T23:59:59.999999999Z, in UTC.",
    );
  }
  return accept({ seconds: BigInt(seconds), nanos: Number(fraction.padEnd(9, "0")) });
}

/** Seconds from 1970 to the start of a day in UTC. */
function midnight(year: number, month: number, day: number): number {
  // Date.UTC takes the years 0 to 99 for 1900 to 1999.
  return new Date(0).setUTCFullYear(year, month - 1, day) / 1000;
}

function daysOf(year: number, month: number): number {
  return new Date(new Date(0).setUTCFullYear(year, month, 0)).getUTCDate();
}
