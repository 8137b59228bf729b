import { Code, ConnectError } from "@connectrpc/connect";
import { compressedFlag, encodeEnvelope } from "@connectrpc/connect/protocol";
import type { CommonTransportOptions, Compression } from "@connectrpc/connect/protocol";
import { join } from "./join.ts";

const ENVELOPE_BYTES = 5;

/** One message in its envelope, compressed if that was asked for. Only then it takes a turn of the event loop. */
export function envelopeOf(
  bytes: Uint8Array,
  { sendCompression, compressMinBytes }: CommonTransportOptions,
): Uint8Array | Promise<Uint8Array> {
  if (sendCompression === null || bytes.length < compressMinBytes) return encodeEnvelope(0, bytes);
  return sendCompression
    .compress(bytes)
    .then((compressed) => encodeEnvelope(compressedFlag, compressed));
}

/** The payload of the one envelope in `body`, or undefined when there is none. */
export async function readMessage(
  body: AsyncIterable<Uint8Array>,
  readMaxBytes: number,
  compression: Compression | undefined,
): Promise<Uint8Array | undefined> {
  let chunks: Uint8Array[] = [];
  let received = 0;
  let wanted: number | undefined;
  for await (const chunk of body) {
    chunks.push(chunk);
    received += chunk.length;
    if (wanted === undefined && received >= ENVELOPE_BYTES) {
      // Nearly always there is one chunk, and this does nothing.
      chunks = [join(chunks, received)];
      wanted = ENVELOPE_BYTES + lengthOf(chunks[0], readMaxBytes, compression);
    }
    if (wanted !== undefined && received > wanted) {
      throw new ConnectError(
        "protocol error: received extra output message for unary method",
        Code.Unimplemented,
      );
    }
  }
  if (received === 0) return undefined;
  if (received !== wanted) {
    throw new ConnectError("protocol error: incomplete envelope", Code.InvalidArgument);
  }
  const envelope = join(chunks, received);
  const message = envelope.subarray(ENVELOPE_BYTES);
  return isCompressed(envelope) && compression !== undefined
    ? compression.decompress(message, readMaxBytes)
    : message;
}

function isCompressed(envelope: Uint8Array): boolean {
  return ((envelope[0] ?? 0) & compressedFlag) !== 0;
}

/** How long the message is that begins with `envelope`, if it may be received at all. */
function lengthOf(
  envelope: Uint8Array | undefined,
  readMaxBytes: number,
  compression: Compression | undefined,
): number {
  if (envelope === undefined) return 0;
  const length = new DataView(envelope.buffer, envelope.byteOffset).getUint32(1);
  if (length > readMaxBytes) {
    throw new ConnectError(
      `message size ${length} is larger than configured readMaxBytes ${readMaxBytes}`,
      Code.ResourceExhausted,
    );
  }
  if (isCompressed(envelope) && compression === undefined) {
    throw new ConnectError(
      "received compressed envelope, but do not know how to decompress",
      Code.Internal,
    );
  }
  return length;
}
