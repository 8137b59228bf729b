import type { Span } from "../values/duration.ts";

/** A span of time as ProtoJSON has it, and in the units that people count in: `5400s`, `1h 30m`. */
export function inWords({ seconds, nanos }: Span): {
  readonly canonical: string;
  readonly words: string;
} {
  const isNegative = seconds < 0n || nanos < 0;
  const sign = isNegative ? "-" : "";
  const whole = isNegative ? -seconds : seconds;
  const digits = String(Math.abs(nanos))
    .padStart(9, "0")
    .replace(/(000){1,3}$/, "");
  const fraction = digits && `.${digits}`;
  const parts = [
    [whole / 86_400n, "d"],
    [(whole / 3_600n) % 24n, "h"],
    [(whole / 60n) % 60n, "m"],
  ]
    .filter(([count]) => count !== 0n)
    .map(([count, unit]) => `${count}${unit}`);
  const rest = `${whole % 60n}${fraction.replace(/0+$/, "")}`;
  if (rest !== "0" || parts.length === 0) parts.push(`${rest}s`);
  return { canonical: `${sign}${whole}${fraction}s`, words: sign + parts.join(" ") };
}
