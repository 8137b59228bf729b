import type { BodyPart, Way, WireBody } from "@grpc-playground/call";
import { counted, number } from "../../../../shared/lib/format.ts";
import type { Http2Frame } from "@grpc-playground/wire/http2";
import type { Span } from "@grpc-playground/wire";

/** Where a part of a body lies in it. */
export function spanOfPart({ start, bytes }: BodyPart): Span {
  return { start, end: start + bytes.length };
}

/** The first and the last of the kept parts that have a byte in a span of the body. */
export function partsWithin(
  { parts }: WireBody,
  span: Span,
): { readonly first: BodyPart; readonly last: BodyPart } | undefined {
  const first = parts.at(firstEndingAfter(parts, span.start));
  if (first === undefined || first.start >= span.end) return undefined;
  const last = parts.at(firstEndingAfter(parts, span.end - 1)) ?? parts.at(parts.length - 1);
  return { first, last: last ?? first };
}

function firstEndingAfter(parts: WireBody["parts"], offset: number): number {
  let low = 0;
  let high = parts.length;
  while (low < high) {
    const middle = (low + high) >>> 1;
    const part = parts.at(middle);
    if (part !== undefined && part.start + part.bytes.length <= offset) low = middle + 1;
    else high = middle;
  }
  return low;
}

/** What of the body a DATA frame carried: `message 3`, `bytes 0 to 16,383 of message 3`. */
export function dataWords(frame: Http2Frame, body: Span, sent: WireBody): string {
  if (body.end === body.start) return "no bytes: it only ends the stream";
  const found = partsWithin(sent, body);
  if (found === undefined) return `${number(body.end - body.start)} bytes of the body`;
  const { first, last } = found;
  const where = frame.way === "up" ? "sent" : "received";
  if (first !== last) {
    const isCut = body.start > first.start || body.end < last.start + last.bytes.length;
    return `messages ${number(first.index + 1)} to ${number(last.index + 1)} ${where}${isCut ? ", not all of each" : ""}`;
  }
  const name = `message ${number(first.index + 1)} ${where}`;
  const end = first.start + first.bytes.length;
  if (body.start <= first.start && body.end >= end) return name;
  const from = Math.max(0, body.start - first.start);
  // The last that is in it: bytes are counted from 0, as they are beside their fields.
  const to = Math.min(end, body.end) - first.start - 1;
  return from === to
    ? `byte ${number(from)} of ${name}`
    : `bytes ${number(from)} to ${number(to)} of ${name}`;
}

/** The count of skipped frames in words, and what cannot be known after them. */
export function skippedWords(
  { frames, others }: Extract<Http2Frame["payload"], { kind: "skipped" }>,
  bytes: number,
  way: Way,
): string {
  const told = `${counted(frames, "frame")} ${way === "up" ? "up" : "down"} with ${counted(bytes, "byte")}, counted and not told one by one`;
  if (others === 0) return told;
  return `${told}, ${number(others)} of them other than DATA: windows and headers are unsure from here on`;
}
