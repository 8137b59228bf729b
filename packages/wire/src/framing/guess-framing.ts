import { FieldScanner } from "../protobuf/scan.ts";
import { decodeBase64 } from "../base64.ts";
import type { Span } from "../span.ts";
import { readEnvelopes } from "./envelopes.ts";
import type { Framing } from "./framing.ts";
import { readTrailers } from "./trailers.ts";

/** How a body may be framed, and the sign by which one sees it. */
export interface FramingGuess {
  readonly framing: Framing;
  readonly why: string;
}

/** So many are looked at. */
const looked = 1000;

/** How bytes are cut into messages, as far as they tell by themselves; the likeliest first. Never empty. */
export function guessFraming(bytes: Uint8Array): readonly FramingGuess[] {
  const text = guessWebText(bytes);
  const bare: FramingGuess = {
    framing: "none",
    why: "It is read as one bare message: no envelopes were found.",
  };
  if (bytes.length < 5) return [bare, ...text];
  const found = (["grpc", "grpc-web", "connect"] as const).flatMap((framing) => {
    const { envelopes, rest, problem } = readEnvelopes(bytes, framing, { limit: looked });
    if (problem !== undefined || rest !== undefined) return [];
    const last = envelopes.at(-1);
    if (framing !== "grpc" && last?.holds === "message") return [];
    if (last?.holds === "trailers" && !hasStatus(bytes, last.payload)) return [];
    const count = `${envelopes.length === looked ? "The first " : ""}${envelopes.length} envelope${envelopes.length === 1 ? "" : "s"}`;
    const end =
      last && last.holds !== "message" ? `, the last of them ${endNames[last.holds]}` : "";
    return [{ framing, why: `${count} of flag and length fill the bytes exactly${end}.` }];
  });
  // A message whose first byte is 0 or 1 would have a field number 0: no message has.
  const isMessage = readsAsMessage(bytes);
  const cut = found.length === 0 && !isMessage ? guessCutOff(bytes) : [];
  return [...text, ...found, ...cut, ...(found.length > 0 && !isMessage ? [] : [bare])];
}

/** Envelopes above this are rare: what says that it holds more is likelier no envelope. */
const likelyLength = 64 * 1024 * 1024;

/** Envelopes that nothing is wrong with, but that the last one breaks off. */
function guessCutOff(bytes: Uint8Array): readonly FramingGuess[] {
  const { envelopes, rest } = readEnvelopes(bytes, "grpc", { limit: looked });
  const last = envelopes.at(-1);
  const isSound = envelopes.every(
    ({ flagByte, statedLength }) => flagByte <= 1 && statedLength <= likelyLength,
  );
  if (!last || !isSound || (!rest && last.problem === undefined)) return [];
  return [
    { framing: "grpc", why: "It begins with an envelope of flag and length, and breaks off." },
  ];
}

const endNames = { trailers: "trailers", "end-stream": "the end of a Connect stream" } as const;

function hasStatus(bytes: Uint8Array, payload: Span): boolean {
  return readTrailers(bytes, payload).lines.some(({ name }) => name === "grpc-status");
}

function readsAsMessage(bytes: Uint8Array): boolean {
  const scanner = new FieldScanner(bytes, 0, bytes.length);
  for (let count = 0; count < looked; count++) if (!scanner.next()) break;
  return scanner.problem === undefined;
}

function guessWebText(bytes: Uint8Array): readonly FramingGuess[] {
  // Envelopes begin with a zero flag and mostly a zero length: AAAA.
  if (bytes.length < 8 || bytes.length % 4 !== 0) return [];
  if (!bytes.subarray(0, 1000).every((byte) => byte > 0x2a && byte < 0x7b)) return [];
  const { bytes: inside, problem } = decodeBase64(new TextDecoder("latin1").decode(bytes));
  if (problem) return [];
  const read = readEnvelopes(inside, "grpc-web", { limit: looked });
  if (read.problem !== undefined || read.rest !== undefined) return [];
  return [{ framing: "grpc-web-text", why: "It is base64, and envelopes are in it." }];
}
