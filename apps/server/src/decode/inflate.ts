import { gunzipSync } from "node:zlib";

/** What was in compressed bytes. */
export interface Inflated {
  readonly bytes: Uint8Array;
  readonly compression: string | undefined;
  readonly problem: string | undefined;
}

/** Bytes beyond this are a bomb, and no message. */
const most = 256 * 1024 * 1024;

/** Decompresses gzip, which is what gRPC's compression mostly is; the envelope does not name it. */
export function inflate(bytes: Uint8Array): Inflated {
  if (bytes.length === 0) return { bytes, compression: undefined, problem: undefined };
  if (bytes[0] !== 0x1f || bytes[1] !== 0x8b) {
    const problem = "It is compressed, and not with gzip: its bytes are shown as they are.";
    return { bytes, compression: undefined, problem };
  }
  try {
    const inflated = gunzipSync(bytes, { maxOutputLength: most });
    return { bytes: new Uint8Array(inflated), compression: "gzip", problem: undefined };
  } catch (error) {
    const reason = error instanceof Error ? error.message : String(error);
    const problem = `It is gzip that cannot be decompressed (${reason}): its bytes are shown as they are.`;
    return { bytes, compression: undefined, problem };
  }
}
