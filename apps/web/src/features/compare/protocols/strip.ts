import type { WireBody } from "@grpc-playground/call";

/** A run of bytes of a body, by what they are for. */
export interface Segment {
  /** `status`: trailers, the end of a Connect stream, or the error that a unary call over Connect has for a body. */
  readonly kind: "envelope" | "message" | "status";
  readonly bytes: number;
  /** How many pieces were drawn as one: more than 1 in a body of many parts. */
  readonly pieces: number;
}

/** Parts that are drawn one by one; of more, envelopes and messages are added up. */
const mostParts = 8;

/** Flags of an envelope that holds no message: gRPC-Web's trailers, and the end of a Connect stream. */
const trailersFlag = 0x80;
const endStreamFlag = 0x02;
const envelopeBytes = 5;

/**
 * A body from its first byte to its last. Of one that dropped parts, those that are kept.
 *
 * @param isError the HTTP status says that a body without envelopes holds no message
 */
export function stripOf(
  { enveloped, parts, count }: WireBody,
  isError = false,
): readonly Segment[] {
  const segments: Segment[] = [];
  for (let at = 0; at < parts.length; at++) {
    const part = parts.at(at);
    if (part === undefined) continue;
    const head = enveloped === true ? Math.min(envelopeBytes, part.bytes.length) : 0;
    const flags = head > 0 ? (part.bytes[0] ?? 0) : 0;
    const isEnd = (flags & (trailersFlag | endStreamFlag)) !== 0;
    if (head > 0) segments.push({ kind: "envelope", bytes: head, pieces: 1 });
    const rest = part.bytes.length - head;
    if (rest > 0)
      segments.push({ kind: isEnd || isError ? "status" : "message", bytes: rest, pieces: 1 });
  }
  return count > mostParts ? added(segments) : segments;
}

function added(segments: readonly Segment[]): readonly Segment[] {
  return (["envelope", "message", "status"] as const).flatMap((kind) => {
    const own = segments.filter((segment) => segment.kind === kind);
    const bytes = own.reduce((sum, segment) => sum + segment.bytes, 0);
    return own.length === 0 ? [] : [{ kind, bytes, pieces: own.length }];
  });
}
