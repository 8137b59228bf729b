import type { CallLog, Way } from "@grpc-playground/call";
import { useEffect, useMemo, useState } from "react";
import { annotate, type AnnotateOptions } from "../../../../shared/bytes/annotate.ts";
import { AnnotatedBytes } from "../../../../shared/bytes/annotated-bytes.tsx";
import { size } from "../../../../shared/lib/format.ts";
import { decompress } from "../../../../shared/bytes/decompress.ts";
import { Callout } from "../../../../shared/ui/callout.tsx";

export interface DecompressedProps {
  /** The envelope, with its five bytes. */
  bytes: Uint8Array;
  name: string;
  options: AnnotateOptions | undefined;
  way: Way;
  log: CallLog;
}

interface Result {
  /** Of which bytes. */
  readonly of: Uint8Array;
  readonly plain?: Uint8Array;
  /** A sentence, where there are none. */
  readonly problem?: string;
}

/** A message that becomes larger than this is not shown, in bytes: a tab has to hold it. */
const most = 64 * 1024 * 1024;

/** What a compressed message is, once it is decompressed. */
export function Decompressed({ bytes, name, options, way, log }: DecompressedProps) {
  const encoding = encodingOf(log, way);
  const [latest, setLatest] = useState<Result>();
  useEffect(() => {
    let isCurrent = true;
    const run = async () => {
      const next = await plainOf(bytes.subarray(5), encoding);
      if (isCurrent) setLatest({ of: bytes, ...next });
    };
    void run();
    return () => {
      isCurrent = false;
    };
  }, [bytes, encoding]);
  // Not what the message before came to, while this one takes its time.
  const result = latest?.of === bytes ? latest : undefined;
  const plain = result?.plain;
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

async function plainOf(bytes: Uint8Array, encoding: string): Promise<Omit<Result, "of">> {
  const format = encoding === "x-gzip" ? "gzip" : encoding;
  if (format !== "gzip" && format !== "deflate") {
    return {
      problem: `It was compressed with ${encoding}, and browsers decompress gzip and deflate.`,
    };
  }
  const { bytes: plain, problem } = await decompress(bytes, format, most);
  if (plain !== undefined) return { plain };
  return {
    problem:
      problem === "broken"
        ? `Its bytes are no ${encoding}.`
        : `It becomes more than ${size(most)}, which is too much to show.`,
  };
}
