import { ScalarType } from "@bufbuild/protobuf";
import type { Span } from "../span.ts";
import type { MessagePlace, Reading } from "./reading.ts";
import { FieldScanner } from "./scan.ts";
import { valueText } from "./scalars.ts";
import type { Guess } from "./tree.ts";
import { firstFault, shownText, wholeCharacters } from "./utf8.ts";

/** A guess looks at no more than these, so that opening level after level costs little. */
const most = { bytes: 4096, fields: 1000, packed: 64 };

/** Numbers above this are rare, and likely are something else that was read as a tag. */
const likelyNumber = 10_000;

/** What LEN bytes may be, the likeliest first. They are always bytes, at the least. */
export function guessLength(reading: Reading, place: MessagePlace): readonly Guess[] {
  const { bytes } = reading;
  const { span } = place;
  if (span.start === span.end) {
    return [{ as: "string", text: '""' }, message(reading, place, 0)];
  }
  const isText = isPrintable(bytes, span);
  const fields = countFields(bytes, span);
  const text: Guess[] = isText ? [{ as: "string", text: quote(bytes, span) }] : [];
  const asMessage = fields === undefined ? [] : [message(reading, place, fields.count)];
  const lists = guessPacked(bytes, span);
  const isLikely = fields !== undefined && fields.largest <= likelyNumber;
  const raw = bytesGuess(bytes, span);
  if (isText) {
    // Text hardly begins with a line break whose next byte counts, to the byte, what follows.
    const opensWithBreak = (bytes[span.start] ?? 0) < 0x20;
    return isLikely && opensWithBreak
      ? [...asMessage, ...text, raw]
      : [...text, ...asMessage, ...lists, raw];
  }
  return isLikely ? [...asMessage, raw, ...lists] : [raw, ...lists, ...asMessage];
}

function message(reading: Reading, place: MessagePlace, count: number): Guess {
  const text =
    count === 0
      ? "no fields"
      : `${count >= most.fields ? "at least " : ""}${count} field${count === 1 ? "" : "s"}`;
  return { as: "message", text, message: reading.open(place) };
}

function bytesGuess(bytes: Uint8Array, { start, end }: Span): Guess {
  const shown = Array.from(bytes.subarray(start, Math.min(end, start + 16)), (byte) =>
    byte.toString(16).padStart(2, "0"),
  ).join(" ");
  return { as: "bytes", text: end - start > 16 ? `${shown} …` : shown };
}

/** Whether it all is UTF-8 without control characters but tabs and line breaks. */
function isPrintable(bytes: Uint8Array, span: Span): boolean {
  const cut = span.start + most.bytes;
  const looked = cut < span.end ? wholeCharacters(bytes, { start: span.start, end: cut }) : span;
  // Bytes that are no text mostly are no UTF-8 soon.
  if (firstFault(bytes, looked) !== undefined) return false;
  for (let at = looked.start; at < looked.end; at++) {
    const byte = bytes[at] ?? 0;
    if ((byte < 0x20 && byte !== 0x09 && byte !== 0x0a && byte !== 0x0d) || byte === 0x7f) {
      return false;
    }
  }
  return true;
}

const shownQuoted = 100;

function quote(bytes: Uint8Array, span: Span): string {
  const { text, cut } = shownText(bytes, span);
  const characters = Array.from(text);
  const shown = JSON.stringify(characters.slice(0, shownQuoted).join(""));
  return cut || characters.length > shownQuoted ? `${shown} …` : shown;
}

/** How many fields there are, when the bytes are fields to the last; of a long message only the first are looked at. */
function countFields(bytes: Uint8Array, { start, end }: Span) {
  const scanner = new FieldScanner(bytes, start, Math.min(end, start + 2 ** 31));
  let count = 0;
  let largest = 0;
  while (count < most.fields && scanner.next()) {
    count++;
    largest = Math.max(largest, scanner.number);
  }
  return scanner.problem === undefined ? { count, largest } : undefined;
}

/** As lists of numbers, where the bytes end with a number. */
function guessPacked(bytes: Uint8Array, span: Span): readonly Guess[] {
  const size = span.end - span.start;
  const guesses: Guess[] = [];
  if (endsWithVarint(bytes, span)) {
    guesses.push({ as: "packed varints", text: numbers(bytes, span, ScalarType.UINT64) });
  }
  if (size % 4 === 0) {
    guesses.push({ as: "packed fixed32", text: numbers(bytes, span, ScalarType.FIXED32) });
    guesses.push({ as: "packed float", text: numbers(bytes, span, ScalarType.FLOAT) });
  }
  if (size % 8 === 0) {
    guesses.push({ as: "packed fixed64", text: numbers(bytes, span, ScalarType.FIXED64) });
    guesses.push({ as: "packed double", text: numbers(bytes, span, ScalarType.DOUBLE) });
  }
  return guesses;
}

/** Whether the last byte ends a varint, and none of the first ones is too long. */
function endsWithVarint(bytes: Uint8Array, { start, end }: Span): boolean {
  let run = 0;
  for (let at = start; at < Math.min(end, start + most.packed); at++) {
    run = (bytes[at] ?? 0) < 0x80 ? 0 : run + 1;
    if (run > 9) return false;
  }
  return (bytes[end - 1] ?? 0) < 0x80;
}

const shownNumbers = 5;

function numbers(bytes: Uint8Array, { start, end }: Span, scalar: ScalarType): string {
  const texts: string[] = [];
  let at = start;
  while (at < end && texts.length < shownNumbers) {
    let next = at + (scalar === ScalarType.FIXED32 || scalar === ScalarType.FLOAT ? 4 : 8);
    if (scalar === ScalarType.UINT64) {
      next = at;
      while ((bytes[next] ?? 0) >= 0x80) next++;
      next++;
    }
    texts.push(valueText(bytes, { start: at, end: next }, { scalar, enum: undefined }));
    at = next;
  }
  return `[${texts.join(", ")}${at < end ? ", …" : ""}]`;
}
