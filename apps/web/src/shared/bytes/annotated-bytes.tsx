import type { ByteTree } from "./byte-tree.ts";

export interface AnnotatedBytesProps {
  /** What to show: `annotate(bytes, ...)`, or a tree of one's own. A new tree starts anew, so memoize it. */
  tree: ByteTree;
  /** What the bytes are, in a few words: `message 1 sent`. Names the parts for screen readers. */
  label: string;
  /** Which way they went, by colour. Default `neutral`. */
  tone?: "c2s" | "s2c" | "neutral";
  /** Under which they are saved. Default `message.bin`. */
  fileName?: string;
  /** The first byte of what is looked at from the start, such as a field that was picked elsewhere. */
  at?: number | undefined;
}

/** Bytes in hex beside the fields that they are, each linked with the other. */
export function AnnotatedBytes({ tree, label }: AnnotatedBytesProps) {
  return (
    <p>
      {label}: {tree.bytes.length}
    </p>
  );
}
