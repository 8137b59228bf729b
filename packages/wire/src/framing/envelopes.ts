import type { WireProblem } from "../protobuf/tree.ts";
import type { Span } from "../span.ts";
import type { Envelope, Framing } from "./framing.ts";

/** The envelopes of a body, in the order of its bytes. */
export interface Envelopes {
  readonly envelopes: readonly Envelope[];
  /** Where the next one begins, when there are more than the limit. */
  readonly next: number | undefined;
  /** Bytes at the end that are fewer than an envelope's head has. */
  readonly rest: Span | undefined;
  /** The first thing wrong: with the rest, or with one of the envelopes, which has it too. */
  readonly problem: WireProblem | undefined;
}

/** A flag byte and four of length. */
const headSize = 5;

/** Flag bits. gRPC: PROTOCOL-HTTP2.md; gRPC-Web: PROTOCOL-WEB.md; Connect: connectrpc.com/docs/protocol. */
const flag = { compressed: 0x01, endStream: 0x02, trailers: 0x80 } as const;

/**
 * Cuts a body into its envelopes. `grpc-web-text` is cut like `grpc-web`: decode
 * it first, with `fromGrpcWebText`. Without framing there is no envelope.
 * Never throws; linear in the number of envelopes, whatever their size.
 */
export function readEnvelopes(
  bytes: Uint8Array,
  framing: Framing,
  options: { readonly from?: number; readonly limit?: number } = {},
): Envelopes {
  const { from = 0, limit = Number.POSITIVE_INFINITY } = options;
  const envelopes: Envelope[] = [];
  let at = framing === "none" ? bytes.length : Math.max(0, from);
  let problem: WireProblem | undefined;
  let isOver = false;
  while (at + headSize <= bytes.length && envelopes.length < limit) {
    const envelope = readEnvelope(bytes, at, framing, isOver);
    envelopes.push(envelope);
    if (envelope.problem !== undefined) problem ??= { at, message: envelope.problem };
    isOver ||= envelope.holds !== "message";
    at = envelope.span.end;
  }
  const left = bytes.length - at;
  if (left >= headSize) return { envelopes, next: at, rest: undefined, problem };
  const rest = left > 0 ? { start: at, end: bytes.length } : undefined;
  if (rest) {
    problem ??= {
      at,
      message: `An envelope begins with five bytes, and here ${left === 1 ? "is one" : `are ${left}`}: the body breaks off.`,
    };
  }
  return { envelopes, next: undefined, rest, problem };
}

function readEnvelope(
  bytes: Uint8Array,
  start: number,
  framing: Framing,
  isOver: boolean,
): Envelope {
  const flagByte = bytes[start] ?? 0;
  const statedLength = lengthAt(bytes, start + 1);
  const payload = {
    start: start + headSize,
    end: Math.min(bytes.length, start + headSize + statedLength),
  };
  const holds = heldBy(flagByte, framing);
  return {
    span: { start, end: payload.end },
    flags: { start, end: start + 1 },
    length: { start: start + 1, end: start + headSize },
    payload,
    flagByte,
    statedLength,
    compressed: (flagByte & flag.compressed) !== 0,
    holds,
    problem:
      flagProblem(flagByte, framing) ??
      (isOver ? "It stands behind the end of the stream, where nothing may come." : undefined) ??
      lengthProblem(statedLength, payload),
  };
}

function lengthAt(bytes: Uint8Array, at: number): number {
  const [a = 0, b = 0, c = 0, d = 0] = bytes.subarray(at, at + 4);
  return a * 2 ** 24 + b * 2 ** 16 + c * 2 ** 8 + d;
}

function heldBy(flagByte: number, framing: Framing): Envelope["holds"] {
  if (framing === "connect") return (flagByte & flag.endStream) === 0 ? "message" : "end-stream";
  const isWeb = framing === "grpc-web" || framing === "grpc-web-text";
  return isWeb && (flagByte & flag.trailers) !== 0 ? "trailers" : "message";
}

function flagProblem(flagByte: number, framing: Framing): string | undefined {
  const known =
    framing === "connect"
      ? flag.compressed | flag.endStream
      : framing === "grpc"
        ? flag.compressed
        : flag.compressed | flag.trailers;
  const unknown = flagByte & ~known;
  if (unknown === 0) return undefined;
  const hint =
    framing === "grpc" && flagByte === flag.trailers ? " 0x80 is that of gRPC-Web's trailers." : "";
  return `Its flags are 0x${hex(flagByte)}, of which 0x${hex(unknown)} means nothing in ${names[framing]}.${hint}`;
}

const names: Readonly<Record<Framing, string>> = {
  grpc: "gRPC",
  "grpc-web": "gRPC-Web",
  "grpc-web-text": "gRPC-Web",
  connect: "Connect",
  none: "a bare message",
};

function lengthProblem(stated: number, { start, end }: Span): string | undefined {
  return stated > end - start
    ? `It says that it holds ${stated} bytes, and there are only ${end - start}: the body breaks off.`
    : undefined;
}

function hex(byte: number): string {
  return byte.toString(16).padStart(2, "0");
}
