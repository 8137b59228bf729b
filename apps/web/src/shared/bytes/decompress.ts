/** What decompressing came to: the bytes, or why there are none. */
export type Decompressed =
  | { readonly bytes: Uint8Array; readonly problem?: undefined }
  | { readonly bytes?: undefined; readonly problem: "broken" | "too large" };

/**
 * Decompresses, and stops as soon as there is more than `most` bytes of it: a
 * few thousand can become gigabytes.
 */
export async function decompress(
  bytes: Uint8Array,
  format: "gzip" | "deflate",
  most: number,
): Promise<Decompressed> {
  const stream = new Blob([Uint8Array.from(bytes)])
    .stream()
    .pipeThrough(new DecompressionStream(format));
  const reader = stream.getReader();
  const chunks: Uint8Array<ArrayBuffer>[] = [];
  let size = 0;
  try {
    for (;;) {
      const { done, value } = await reader.read();
      if (done) break;
      size += value.length;
      if (size > most) {
        await reader.cancel();
        return { problem: "too large" };
      }
      chunks.push(value);
    }
  } catch {
    return { problem: "broken" };
  }
  return { bytes: new Uint8Array(await new Blob(chunks).arrayBuffer()) };
}
