import { accept, quote, refuse, type Parsed } from "./parsed.ts";

/** A span of time as google.protobuf.Duration holds it: both parts have the same sign. */
export interface Span {
  readonly seconds: bigint;
  readonly nanos: number;
}

const second = 1_000_000_000n;

/** How many nanoseconds a unit has. */
const units: ReadonlyMap<string, bigint> = new Map([
  ["d", 86_400n * second],
  ["h", 3_600n * second],
  ["m", 60n * second],
  ["s", second],
  ["ms", 1_000_000n],
  ["us", 1_000n],
  ["µs", 1_000n],
  ["μs", 1_000n],
  ["ns", 1n],
]);

/** About 10,000 years, either way: google/protobuf/duration.proto. */
const most = 315_576_000_000n;

const part = /(\d+(?:\.\d*)?|\.\d+)\s*(\p{L}+)\s*/uy;

/**
 * Reads a span of time: `1.5s` as ProtoJSON has it, or numbers with units as
 * people write them: `250ms`, `1m30s`, `-1.5h`. To the nanosecond, in integers.
 */
export function parseDuration(text: string): Parsed<Span> {
  const typed = text.trim();
  const sign = /^([+-]?)\s*/.exec(typed);
  const body = typed.slice(sign?.[0].length ?? 0);
  if (/^(\d+(\.\d*)?|\.\d+)$/.test(body)) {
    return refuse(`${quote(typed)} has no unit. Type ${quote(`${typed}s`)} for seconds.`);
  }
  let nanos = 0n;
  part.lastIndex = 0;
  let read = 0;
  while (read < body.length) {
    const match = part.exec(body);
    if (!match) break;
    read = part.lastIndex;
    const some = nanosOf(match[1] ?? "", match[2] ?? "");
    if (!some.ok) return some;
    nanos += some.value;
  }
  if (read === 0 || read < body.length) {
    return refuse(
      `${quote(typed)} is not a duration. Type seconds, such as 1.5s, or units: 250ms, 1m30s, 2h.`,
    );
  }
  if (sign?.[1] === "-") nanos = -nanos;
  const seconds = nanos / second;
  if (seconds > most || seconds < -most) return refuse(outOfRange);
  return accept({ seconds, nanos: Number(nanos % second) });
}

const outOfRange =
  "A Duration goes from -315,576,000,000 to 315,576,000,000 seconds, about 10,000 years.";

function nanosOf(number: string, unit: string): Parsed<bigint> {
  const of = units.get(unit);
  if (of === undefined) {
    return refuse(`There is no unit ${quote(unit)}. Use d, h, m, s, ms, us or ns.`);
  }
  const [whole = "", fraction = ""] = number.split(".");
  if (whole.length > 30) return refuse(outOfRange);
  let end = fraction.length;
  while (fraction[end - 1] === "0") end--;
  const digits = fraction.slice(0, end);
  const scale = 10n ** BigInt(Math.min(digits.length, 30));
  const nanos = BigInt(whole + digits.slice(0, 30)) * of;
  if (digits.length > 30 || nanos % scale !== 0n) {
    return refuse(`${number}${unit} is finer than a nanosecond, where a Duration ends.`);
  }
  return accept(nanos / scale);
}
