import { accept, refuse, type Parsed } from "@grpc-playground/schema";

type TimeUnit = "ms" | "s";

/** A length of time, as typed. Empty text is none. */
export interface TimeDraft {
  readonly text: string;
  readonly unit: TimeUnit;
}

/** `grpc-timeout` has at most 8 digits; in milliseconds that is a little over a day. */
const longestMs = 99_999_999;

/** Milliseconds, or undefined for none. At least 1 ms and at most what `grpc-timeout` can say. */
export function parseDeadline(draft: TimeDraft): Parsed<number | undefined> {
  const typed = draft.text.trim();
  if (typed === "") return accept(undefined);
  const ms = toMs(draft);
  if (ms === undefined) {
    return refuse(
      `"${typed}" is not a length of time. Type a number such as 2 or 500 ms, or nothing.`,
    );
  }
  if (ms < 1) return refuse("A deadline is at least 1 ms. Type nothing for none.");
  if (ms > longestMs) return refuse(`A deadline is at most ${longestMs} ms, about 27 hours.`);
  return accept(Math.round(ms));
}

/** Milliseconds of a plain decimal number, with a unit or without; undefined when it is none. */
export function toMs(draft: TimeDraft): number | undefined {
  const { text, unit } = settle(draft);
  if (!/^(\d+\.?\d*|\.\d+)$/.test(text)) return undefined;
  return Number(text) * (unit === "s" ? 1000 : 1);
}

/** A unit that was typed behind the number says more than the one beside it, and is moved there. */
export function settle({ text, unit }: TimeDraft): TimeDraft {
  const typed = text.trim();
  const [, number = typed, own = unit] = /^([\d.]+) *(ms|s|m|min|h)$/.exec(typed) ?? [];
  if (own === "ms" || own === "s") return { text: number, unit: own };
  return { text: `${Number(number) * (own === "h" ? 3600 : 60) || number}`, unit: "s" };
}
