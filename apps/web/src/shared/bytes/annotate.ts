import type { DescMessage, Registry } from "@bufbuild/protobuf";
import { parseMessage, printMessage, readEnvelopes, type Framing } from "@grpc-playground/wire";
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
  if (framing !== "none") {
    const listing = json === true ? undefined : () => listEnvelopes(bytes, framing, options);
    return { bytes, top: envelopeChildren(bytes, framing, options), listing };
  }
  if (json === true)
    return { bytes, top: jsonChildren(bytes, { start: 0, end: bytes.length }, "") };
  const listing = () => printMessage(parseMessage(bytes, { schema, registry }), bytes);
  return { bytes, top: messageChildren(bytes, { schema, registry }), listing };
}

/** So many envelopes are listed; of each message printMessage says where it stops. */
const mostListed = 100;

/** The messages of a body as listings, one below the other. */
function listEnvelopes(
  bytes: Uint8Array,
  framing: Framing,
  { schema, registry, first = 0 }: AnnotateOptions,
): string {
  const { envelopes, next } = readEnvelopes(bytes, framing, { limit: mostListed });
  const parts = envelopes.map(({ span, payload, holds, compressed }, index) => {
    const name = holds === "message" ? `message ${first + index + 1}` : holds;
    const head = `envelope at ${span.start}, ${payload.end - payload.start} bytes: ${name}`;
    if (compressed) return `${head}, compressed`;
    if (holds !== "message") {
      return `${head}\n${new TextDecoder().decode(bytes.subarray(payload.start, payload.end))}`;
    }
    const tree = parseMessage(bytes, { schema, registry, span: payload });
    return `${head}\n${printMessage(tree, bytes)}`;
  });
  return [...parts, ...(next === undefined ? [] : [`more from ${next} on`])].join("\n\n");
}
