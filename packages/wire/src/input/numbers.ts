import type { ReadAs } from "./input.ts";

/** Reads bytes as decimal numbers, -128 to 255 (Java's are signed), as a debugger shows an array. Undefined when it is no such list. */
export function readNumbers(text: string): ReadAs | undefined {
  const trimmed = text.trim();
  const opened = trimmed.search(/[[{]/u);
  const isClosed = /[\]}]$/u.test(trimmed);
  // `Uint8Array(3) [` or the like may be before the bracket.
  if (opened > 40 || (opened !== -1) !== isClosed) return undefined;
  const inside = opened === -1 ? trimmed : trimmed.slice(opened + 1, -1);
  // Go prints [10 2 104]; without a number of one or three digits it may as well be hex.
  const isSpaced =
    opened !== -1 && !inside.includes(",") && /(?<!\d)(?:\d|[1-9]\d\d)(?!\d)/u.test(inside);
  const parts = inside
    .trim()
    .split(isSpaced ? /\s+/u : ",")
    .map((part) => part.trim());
  if (parts.at(-1) === "") parts.pop();
  if (parts.length < 2 || !parts.every((part) => /^-?\d{1,3}$/u.test(part))) return undefined;
  const numbers = parts.map(Number);
  if (numbers.some((number) => number > 255 || number < -128)) return undefined;
  const why = `Whole numbers with ${isSpaced ? "spaces" : "commas"} between, none of them above 255.`;
  return { kind: "numbers", bytes: Uint8Array.from(numbers), why, problem: undefined };
}
