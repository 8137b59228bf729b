import type { DescMessage, Registry } from "@bufbuild/protobuf";
import type { Framing } from "@grpc-playground/wire";
import type { ByteTree } from "./byte-tree.ts";
import { envelopeChildren, type EnvelopeOptions } from "./envelope-nodes.ts";
import { jsonChildren } from "./json-nodes.ts";
import { messageChildren } from "./message-nodes.ts";

export interface AnnotateOptions extends EnvelopeOptions {
  /** The message type; without one, everything is a guess. */
  readonly schema?: DescMessage | undefined;
  /** For extensions, and for what is in a `google.protobuf.Any`. */
  readonly registry?: Registry | undefined;
  /**
   * How the bytes are cut into messages. Default `none`: they are one message.
   * Base64 (`grpc-web-text`) is to be decoded first.
   */
  readonly framing?: Framing | undefined;
}

/** Bytes as the tree that `AnnotatedBytes` shows. Cheap: what is not looked at is not read. */
export function annotate(bytes: Uint8Array, options: AnnotateOptions = {}): ByteTree {
  const { framing = "none", schema, registry, json } = options;
  if (framing !== "none") return { bytes, top: envelopeChildren(bytes, framing, options) };
  if (json === true)
    return { bytes, top: jsonChildren(bytes, { start: 0, end: bytes.length }, "") };
  return { bytes, top: messageChildren(bytes, { schema, registry }) };
}
