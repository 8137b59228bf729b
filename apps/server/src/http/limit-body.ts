import type { IncomingMessage } from "node:http";
import { type GrpcLimits, requestTooLarge } from "../grpc/limits.ts";

/** Before each message of a stream: a byte of flags, and its length in four. */
const ENVELOPE = 5;

/**
 * The body of a call, which ends with an error when a message in it says, or
 * turns out, to be over the limit. Connect has the same limit, and does not
 * say how to change it; it still is the one for what is small only while
 * compressed.
 *
 * @param enveloped Whether the body is a stream of messages, each after its length.
 */
export async function* limitBody(
  body: IncomingMessage,
  enveloped: boolean,
  limits: Pick<GrpcLimits, "maxReceiveBytes">,
): AsyncGenerator<Uint8Array> {
  const { maxReceiveBytes } = limits;
  const lengths = createLengthReader();
  let bytes = 0;
  // Destroying a request takes its connection along, and the answer with it.
  for await (const chunk of body.iterator({ destroyOnReturn: false })) {
    if (!(chunk instanceof Uint8Array)) continue;
    bytes += chunk.byteLength;
    const size = enveloped ? lengths(chunk) : bytes;
    if (size > maxReceiveBytes) throw requestTooLarge(limits);
    yield chunk;
  }
}

/** Makes a function that takes the bytes of a stream, and gives the largest length in them. */
function createLengthReader(): (chunk: Uint8Array) => number {
  let prefix = 0;
  let length = 0;
  let rest = 0;
  return (chunk) => {
    let largest = 0;
    for (let at = 0; at < chunk.byteLength;) {
      if (rest > 0) {
        const skipped = Math.min(rest, chunk.byteLength - at);
        rest -= skipped;
        at += skipped;
        continue;
      }
      // The flags fall out at the top.
      length = ((length << 8) | (chunk[at] ?? 0)) >>> 0;
      at += 1;
      prefix += 1;
      if (prefix < ENVELOPE) continue;
      largest = Math.max(largest, length);
      rest = length;
      prefix = 0;
    }
    return largest;
  };
}
