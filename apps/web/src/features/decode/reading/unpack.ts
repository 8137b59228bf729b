import { readEnvelopes, type Framing } from "@grpc-playground/wire";
import { decompress } from "../../../shared/bytes/decompress.ts";

/** Compressed bytes, and what to call what is in them. */
export interface Packed {
  readonly title: string;
  readonly bytes: Uint8Array;
}

/** Messages that are decompressed. */
const mostMessages = 20;
/** Bytes that all of them may become: what goes beyond is not shown. */
export const mostUnpacked = 64 * 1024 * 1024;

/** What is gzip in a body: messages whose envelope says so, or all of it. An envelope does not name its compression, so it is known by its first bytes. */
export function packedIn(bytes: Uint8Array, framing: Framing | "http2"): readonly Packed[] {
  if (framing === "none") {
    return isGzip(bytes) ? [{ title: "Decompressed with gzip", bytes }] : [];
  }
  if (framing === "http2" || framing === "grpc-web-text") return [];
  return readEnvelopes(bytes, framing, { limit: 1000 })
    .envelopes.map(({ compressed, payload }, index) => ({
      compressed,
      title: `Message ${index + 1}, decompressed with gzip`,
      bytes: bytes.subarray(payload.start, payload.end),
    }))
    .filter((message) => message.compressed && isGzip(message.bytes))
    .slice(0, mostMessages);
}

function isGzip(bytes: Uint8Array): boolean {
  return bytes[0] === 0x1f && bytes[1] === 0x8b && bytes[2] === 0x08;
}

/** Decompresses gzip; undefined when it is none after all, or would be larger than `most` bytes. */
export async function gunzip(
  bytes: Uint8Array,
  most = mostUnpacked,
): Promise<Uint8Array | undefined> {
  return (await decompress(bytes, "gzip", most)).bytes;
}
