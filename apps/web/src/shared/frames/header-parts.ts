import type { Span } from "@grpc-playground/wire";
import { flagMeanings, frameTypeNames, type Http2Frame } from "@grpc-playground/wire/http2";
import type { Part } from "../bytes/byte-tree.ts";
import { shortHex } from "../bytes/words.ts";
import { counted } from "../lib/format.ts";

/** Bytes before every payload: RFC 9113, 4.1. */
export const headerSize = 9;

/** What the nine bytes before a payload say. `start` is where the frame begins in `bytes`. */
export function headerParts(
  bytes: Uint8Array,
  start: number,
  { length, type, flagByte, flags, stream }: Http2Frame,
): readonly Part[] {
  const at = (from: number, to: number): Span => ({
    start: start + from,
    end: Math.min(start + to, bytes.length),
  });
  const meaning =
    frameTypeNames[bytes[start + 3] ?? 0]?.meaning ?? "Nobody here knows what it does.";
  const flagWords = flags.map((flag) => `${flag}: ${wordsOfFlag(flag)}`).join(" ");
  const set =
    flagByte === 0
      ? "flags: none"
      : `flags ${shortHex(bytes, at(4, 5))} = ${flagWords === "" ? "none that this type has" : flagWords}`;
  const where = stream === 0 ? "stream 0: the connection as a whole" : `stream ${stream}`;
  return [
    {
      role: "size",
      span: at(0, 3),
      says: `length ${shortHex(bytes, at(0, 3))}: ${counted(length, "byte")} of payload after the header`,
    },
    {
      role: "tag",
      span: at(3, 4),
      says: `type ${shortHex(bytes, at(3, 4))} = ${type}. ${meaning}`,
    },
    { role: "flags", span: at(4, 5), says: set },
    { role: "length", span: at(5, 9), says: where },
  ];
}

/** The 24 bytes that a client sends first: RFC 9113, 3.4. */
export function prefaceParts(span: Span): readonly Part[] {
  const says =
    "the preface: the same from every HTTP/2 client, and no request that a server of HTTP/1 would take";
  return [{ role: "value", span, says, text: true }];
}

function wordsOfFlag(flag: string): string {
  return flag in flagMeanings ? flagMeanings[flag as keyof typeof flagMeanings] : "";
}
