import type { Span } from "./span.ts";

/** Two digits a byte, a space between; of more than `most` bytes the first, with dots. */
export function hexOf(bytes: Uint8Array, { start, end }: Span, most = Number.POSITIVE_INFINITY) {
  const isCut = end - start > most;
  const shown = bytes.subarray(start, isCut ? start + most - 1 : end);
  const hex = Array.from(shown, (byte) => byte.toString(16).padStart(2, "0")).join(" ");
  return isCut ? `${hex} …` : hex;
}
