import type { DescMessage, Registry } from "@bufbuild/protobuf";
import type { Span } from "../span.ts";
import { MessageReader } from "./message-reader.ts";
import type { MessageTree } from "./tree.ts";

/** What is known of the bytes, and which of the fields are wanted. */
export interface ParseOptions {
  /** Without one, everything is a guess. */
  readonly schema?: DescMessage | undefined;
  /** For extensions, and for what is in a `google.protobuf.Any`. */
  readonly registry?: Registry | undefined;
  /** The message is not all of the bytes, but these. Offsets count from the start of the bytes all the same. */
  readonly span?: Span | undefined;
  /** The first field is the one that holds this offset. A tree's `rest` is where its next page begins. */
  readonly from?: number | undefined;
  /** At most so many fields. 1,000 unless told. */
  readonly limit?: number | undefined;
  /** Put before the path of each field, with a dot between, for a message whose place in a larger one is known. */
  readonly path?: string | undefined;
}

/**
 * Reads bytes as a protobuf message, field by field, each with its place. It
 * never throws: what is wrong with the bytes is said in the tree. It is linear
 * in the bytes up to the last field wanted; nested messages are stepped over
 * and read when asked. The bytes are not copied, and must not change.
 */
export function parseMessage(bytes: Uint8Array, options: ParseOptions = {}): MessageTree {
  const { schema, registry, path = "", from, limit } = options;
  const start = Math.min(Math.max(0, options.span?.start ?? 0), bytes.length);
  const end = Math.max(start, Math.min(options.span?.end ?? bytes.length, bytes.length));
  const place = { schema, span: { start, end }, path, depth: 0 };
  return new MessageReader(bytes, registry, place).parse({
    ...(from === undefined ? {} : { from }),
    ...(limit === undefined ? {} : { limit }),
  });
}
