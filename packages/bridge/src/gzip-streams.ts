import { Code, ConnectError } from "@connectrpc/connect";
import { join } from "./join.ts";

// gzip by the platform's own streams, which browsers and Node both have.

export function compress(bytes: Uint8Array): Promise<Uint8Array<ArrayBuffer>> {
  return through(new CompressionStream("gzip"), bytes, Infinity);
}

/** @throws ConnectError RESOURCE_EXHAUSTED or, for what is not gzip, INTERNAL */
export async function decompress(
  bytes: Uint8Array,
  readMaxBytes: number,
): Promise<Uint8Array<ArrayBuffer>> {
  if (bytes.length === 0) return new Uint8Array(0);
  try {
    return await through(new DecompressionStream("gzip"), bytes, readMaxBytes);
  } catch (reason) {
    if (reason instanceof ConnectError) throw reason;
    throw new ConnectError(
      "a message that came is marked as compressed, and does not decompress with gzip",
      Code.Internal,
      undefined,
      undefined,
      reason,
    );
  }
}

/** @throws ConnectError RESOURCE_EXHAUSTED as soon as there is more than `most` bytes of it */
async function through(
  transform: CompressionStream | DecompressionStream,
  bytes: Uint8Array,
  most: number,
): Promise<Uint8Array<ArrayBuffer>> {
  // A copy, because what is in a shared buffer cannot be written to a stream.
  const source = new Blob([new Uint8Array(bytes)]).stream();
  const chunks: Uint8Array<ArrayBuffer>[] = [];
  let length = 0;
  const reader = source.pipeThrough(transform).getReader();
  for (;;) {
    const { done, value } = await reader.read();
    if (done) break;
    chunks.push(value);
    length += value.length;
    if (length > most) {
      // What it says of that belongs to nobody.
      reader.cancel().catch(() => undefined);
      throw new ConnectError(
        `message size is larger than configured readMaxBytes ${most} after decompression`,
        Code.ResourceExhausted,
      );
    }
  }
  return join(chunks, length);
}
