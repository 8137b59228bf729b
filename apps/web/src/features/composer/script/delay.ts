import { accept, refuse, type Parsed } from "@grpc-playground/schema";

const units: Readonly<Record<string, number>> = { ms: 1, s: 1000, m: 60_000, h: 3_600_000 };

/** A day: a longer wait is a mistake, and timers of browsers end at 24 of them. */
const longestMs = 24 * 3_600_000;

/** Milliseconds of a wait: `500ms`, `1.5 s`, `2m`, or a plain number of milliseconds. Empty is none. */
export function parseDelay(text: string): Parsed<number> {
  const typed = text.trim();
  if (typed === "") return accept(0);
  const [, number, unit = "ms"] = /^(\d+\.?\d*|\.\d+)\s*(ms|s|m|h)?$/i.exec(typed) ?? [];
  const ms = Number(number) * (units[unit.toLowerCase()] ?? Number.NaN);
  if (number === undefined || Number.isNaN(ms)) {
    return refuse(`"${typed}" is not a delay. Write 500ms, 1.5s, or a number of milliseconds.`);
  }
  return ms > longestMs ? refuse("A delay is at most 24h.") : accept(ms);
}

/** A delay as `parseDelay` reads it, to a tenth of a millisecond. */
export function formatDelay(ms: number): string {
  const rounded = Math.round(ms * 10) / 10;
  return rounded >= 1000 && rounded % 100 === 0 ? `${rounded / 1000}s` : `${rounded}ms`;
}
