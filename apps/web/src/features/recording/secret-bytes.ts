import type { Sequence, Way, WireRecord } from "@grpc-playground/call";
import { createHttp2Reader, type Http2Frame } from "@grpc-playground/wire/http2";
import { maySecret } from "./secrets.ts";

/** HEADERS, PUSH_PROMISE and CONTINUATION (RFC 9113, 6.2, 6.6 and 6.10) by the type in the frame's header. */
export function holdsHeaders(record: WireRecord): boolean {
  if (!("bytes" in record)) return false;
  const type = record.bytes[3] ?? 0;
  return type === 1 || type === 5 || type === 9;
}

/**
 * Directions whose HTTP/2 header blocks hold what may be a secret, or cannot be
 * read, so that nobody knows. By the bytes and not by the call's events: frames
 * are told of headers that came when the call was over, and nobody read.
 */
export function waysWithSecretBlocks(records: Sequence<WireRecord>): Set<Way> {
  const secret = new Set<Way>();
  /** Directions of which a block has begun and not ended. */
  const open = new Set<Way>();
  const reader = createHttp2Reader();
  for (let index = 0; index < records.length; index += 1) {
    const record = records.at(index);
    if (record === undefined) continue;
    const { payload } = reader.push(record);
    const { way } = record;
    // Frames that were left out may have changed HPACK's table: what is read behind them is a guess.
    if ("skipped" in record && record.skipped.others !== undefined) secret.add(way);
    if (!holdsHeaders(record)) continue;
    const block = blockOf(payload);
    if (block === undefined) open.add(way);
    else open.delete(way);
    if (block === "unreadable" || block?.headers.some(({ name }) => maySecret(name)) === true) {
      secret.add(way);
    }
  }
  // A block that never ended could not be read either.
  for (const way of open) secret.add(way);
  return secret;
}

/** The block that a frame ends; undefined where it goes on. */
function blockOf(payload: Http2Frame["payload"]) {
  if (payload.kind !== "headers" && payload.kind !== "push-promise") return "unreadable";
  return payload.block?.problem === undefined ? payload.block : "unreadable";
}

/** Flags of an envelope: gRPC ("PROTOCOL-WEB"), and Connect's end of a stream. */
const Flag = { compressed: 0x01, connectEnd: 0x02, webTrailers: 0x80 } as const;

const envelopeBytes = 5;

/**
 * Whether what follows an envelope's head is metadata that may hold a secret:
 * gRPC-Web and Connect put the trailers into the response's body.
 *
 * @param part with its envelope; perhaps cut short
 */
export function isSecretPart(part: Uint8Array): boolean {
  const flags = part[0] ?? 0;
  if ((flags & (Flag.webTrailers | Flag.connectEnd)) === 0) return false;
  if ((flags & Flag.compressed) !== 0) return true;
  const text = new TextDecoder().decode(part.subarray(envelopeBytes));
  const names = (flags & Flag.webTrailers) === 0 ? namesOfEnd(text) : namesOfLines(text);
  return names === undefined || names.some(maySecret);
}

/** `name: value`, as in HTTP/1.1. */
function namesOfLines(text: string): string[] {
  return text.split(/\r?\n/).map((line) => line.slice(0, Math.max(0, line.indexOf(":"))));
}

/** Names in the metadata of Connect's EndStreamResponse; undefined when it is no such thing. */
function namesOfEnd(text: string): string[] | undefined {
  try {
    const end: unknown = JSON.parse(text);
    if (typeof end !== "object" || end === null) return undefined;
    if (!("metadata" in end)) return [];
    return typeof end.metadata === "object" ? Object.keys(end.metadata ?? {}) : undefined;
  } catch {
    return undefined;
  }
}
