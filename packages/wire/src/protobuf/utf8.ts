import type { Span } from "../span.ts";

/**
 * The offset of the first byte that is not UTF-8, or undefined. As the Unicode
 * Standard has it (table 3-7): no overlong forms, no surrogates, nothing above
 * U+10FFFF.
 */
export function firstFault(bytes: Uint8Array, { start, end }: Span): number | undefined {
  if (end - start > large && isUtf8(bytes.subarray(start, end))) return undefined;
  let at = start;
  while (at < end) {
    const lead = bytes[at] ?? 0;
    if (lead < 0x80) {
      at++;
      continue;
    }
    const size = sequenceSize(lead);
    if (size === 0 || at + size > end) return at;
    const second = bytes[at + 1] ?? 0;
    if (second < leastSecond(lead) || second > mostSecond(lead)) return at;
    for (let next = at + 2; next < at + size; next++) {
      if (((bytes[next] ?? 0) & 0xc0) !== 0x80) return at;
    }
    at += size;
  }
  return undefined;
}

/** Beyond so many bytes the decoder of the machine is asked first, which is far faster than a loop. */
const large = 16 * 1024;

/** It is asked piece by piece, so that no text is made of all. */
const piece = 1024 * 1024;

function isUtf8(bytes: Uint8Array): boolean {
  const strict = new TextDecoder("utf-8", { fatal: true });
  try {
    for (let at = 0; at < bytes.length; at += piece) {
      strict.decode(bytes.subarray(at, at + piece), { stream: true });
    }
    strict.decode();
    return true;
  } catch {
    return false;
  }
}

function sequenceSize(lead: number): number {
  if (lead < 0xc2 || lead > 0xf4) return 0;
  if (lead < 0xe0) return 2;
  return lead < 0xf0 ? 3 : 4;
}

function leastSecond(lead: number): number {
  if (lead === 0xe0) return 0xa0;
  return lead === 0xf0 ? 0x90 : 0x80;
}

function mostSecond(lead: number): number {
  if (lead === 0xed) return 0x9f;
  return lead === 0xf4 ? 0x8f : 0xbf;
}

/** The end moved back so that no character is cut in two there. */
export function wholeCharacters(bytes: Uint8Array, { start, end }: Span): Span {
  let at = end;
  for (let back = 0; back < 3 && at > start && ((bytes[at] ?? 0) & 0xc0) === 0x80; back++) at--;
  return { start, end: at };
}

/** So much of a text is ever decoded. */
const shownCharacters = 1000;

const decoder = new TextDecoder("utf-8", { ignoreBOM: true });

/** The first characters of a text. What is not UTF-8 becomes U+FFFD. */
export function shownText(bytes: Uint8Array, span: Span): { text: string; cut: boolean } {
  // A character is at most four bytes.
  const most = span.start + 4 * shownCharacters;
  const taken = most < span.end ? wholeCharacters(bytes, { start: span.start, end: most }) : span;
  const text = decoder.decode(bytes.subarray(taken.start, taken.end));
  // Four bytes of UTF-8 are two units of a string: counted in characters, a pair is never parted.
  const characters = Array.from(text.slice(0, 2 * shownCharacters));
  const shown = characters.slice(0, shownCharacters).join("");
  return { text: shown, cut: shown.length < text.length || taken.end < span.end };
}

/** All of a text. What is not UTF-8 becomes U+FFFD. */
export function wholeText(bytes: Uint8Array, { start, end }: Span): string {
  return decoder.decode(bytes.subarray(start, end));
}
