import type { Framing } from "@grpc-playground/wire";
import { useEffect, useState } from "react";
import { gunzip, mostUnpacked, packedIn, type Packed } from "./unpack.ts";

const none: readonly Packed[] = [];

/** What was compressed in a body, decompressed, as soon as that is done. */
export function useUnpacked(
  bytes: Uint8Array | undefined,
  framing: Framing | "http2" | undefined,
): readonly Packed[] {
  const [found, setFound] = useState<{ bytes: Uint8Array; unpacked: readonly Packed[] }>();
  useEffect(() => {
    if (bytes === undefined || framing === undefined) return undefined;
    const packed = packedIn(bytes, framing);
    if (packed.length === 0) return undefined;
    let isCurrent = true;
    const run = async () => {
      const unpacked: Packed[] = [];
      let left = mostUnpacked;
      // One after the other, so that together they stay within the bound.
      for (const { title, bytes: message } of packed) {
        const content = await gunzip(message, left);
        if (!isCurrent) return;
        if (content === undefined) continue;
        left -= content.length;
        unpacked.push({ title, bytes: content });
      }
      setFound({ bytes, unpacked });
    };
    void run();
    return () => {
      isCurrent = false;
    };
  }, [bytes, framing]);
  return found !== undefined && found.bytes === bytes ? found.unpacked : none;
}
