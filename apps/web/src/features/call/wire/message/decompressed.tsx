import type { CallLog, Way } from "@grpc-playground/call";
import { useEffect, useMemo, useState } from "react";
import { annotate, type AnnotateOptions } from "../../../../shared/bytes/annotate.ts";
import { AnnotatedBytes } from "../../../../shared/bytes/annotated-bytes.tsx";
import { size } from "../../../../shared/lib/format.ts";
import { Callout } from "../../../../shared/ui/callout.tsx";

export interface DecompressedProps {
  /** The envelope, with its five bytes. */
  bytes: Uint8Array;
  name: string;
  options: AnnotateOptions | undefined;
  way: Way;
  log: CallLog;
}

type Result =
  | { readonly bytes: Uint8Array<ArrayBuffer>; readonly problem?: undefined }
  | { readonly bytes?: undefined; readonly problem: string };

/** What a compressed message is, once it is decompressed. */
export function Decompressed({ bytes, name, options, way, log }: DecompressedProps) {
  const encoding = encodingOf(log, way);
  const [result, setResult] = useState<Result>();
  useEffect(() => {
    let isCurrent = true;
    const take = (next: Result) => {
      if (isCurrent) setResult(next);
    };
    void decompress(bytes.subarray(5), encoding).then(take);
    return () => {
      isCurrent = false;
    };
  }, [bytes, encoding]);
  const plain = result?.bytes;
  const { schema, registry, json } = options ?? {};
  const tree = useMemo(
    () => plain && annotate(plain, { schema, registry, json }),
    [plain, schema, registry, json],
  );
  if (result?.problem !== undefined) {
    return (
      <Callout kind="warn" title="The message is compressed, and could not be decompressed">
        {result.problem}
      </Callout>
    );
  }
  if (tree === undefined) return null;
  return (
    <>
      <Callout title={`Compressed with ${encoding}`}>
        {size(bytes.length - 5)} travelled; decompressed they are {size(tree.bytes.length)}, which
        are below.
      </Callout>
      <AnnotatedBytes
        tree={tree}
        label={`${name}, decompressed`}
        tone={way === "up" ? "c2s" : "s2c"}
      />
    </>
  );
}

/** The compression of a direction, by its headers: gRPC's own, or that of Connect's streams. */
function encodingOf(log: CallLog, way: Way): string {
  const head = log.find(way === "up" ? "request-headers" : "response-headers");
  const names = new Set(["grpc-encoding", "connect-content-encoding"]);
  return head?.headers.find(([name]) => names.has(name))?.[1] ?? "identity";
}

async function decompress(bytes: Uint8Array, encoding: string): Promise<Result> {
  const format = encoding === "x-gzip" ? "gzip" : encoding;
  if (format !== "gzip" && format !== "deflate") {
    return {
      problem: `It was compressed with ${encoding}, and browsers decompress gzip and deflate.`,
    };
  }
  try {
    const stream = new Blob([Uint8Array.from(bytes)])
      .stream()
      .pipeThrough(new DecompressionStream(format));
    return { bytes: new Uint8Array(await new Response(stream).arrayBuffer()) };
  } catch {
    return { problem: `Its bytes are no ${encoding}.` };
  }
}
