import type { DescMessage } from "@bufbuild/protobuf";
import {
  fromGrpcWebText,
  parseMessage,
  readEndStream,
  readEnvelopes,
  readTrailers,
  type EndStream,
  type Envelope,
  type Framing,
  type MessageTree,
  type Trailers,
} from "@grpc-playground/wire";
import { inflate } from "./inflate.ts";
import type { DecodeSchema } from "./schema.ts";

/** One part of a body. */
export type Section =
  | {
      readonly kind: "message";
      readonly index: number;
      readonly envelope: Envelope | undefined;
      /** Decompressed, if need be: the tree's offsets count from their start. */
      readonly bytes: Uint8Array;
      readonly tree: MessageTree;
      /** `gzip`, when it was decompressed. */
      readonly compression: string | undefined;
      /** Why it could not be: the bytes are still compressed. */
      readonly problem: string | undefined;
    }
  | { readonly kind: "trailers"; readonly envelope: Envelope; readonly trailers: Trailers }
  | { readonly kind: "end-stream"; readonly envelope: Envelope; readonly end: EndStream };

/** A body, taken apart. */
export interface Body {
  readonly sections: readonly Section[];
  /** What is wrong with the body as such, in sentences. */
  readonly problems: readonly string[];
}

/** Takes a body apart, whose framing is known. */
export function readBody(
  bytes: Uint8Array,
  framing: Framing,
  { registry }: DecodeSchema,
  message: DescMessage | undefined,
): Body {
  const parse = (content: Uint8Array): MessageTree =>
    parseMessage(content, { schema: message, registry });
  if (framing === "none") {
    const whole = { kind: "message", index: 0, envelope: undefined, bytes } as const;
    const section = { ...whole, tree: parse(bytes), compression: undefined, problem: undefined };
    return { sections: [section], problems: [] };
  }
  const text = framing === "grpc-web-text" ? fromGrpcWebText(bytes) : undefined;
  const body = text?.bytes ?? bytes;
  const { envelopes, rest, problem } = readEnvelopes(body, framing);
  let index = 0;
  const sections = envelopes.map((envelope): Section => {
    const payload = body.subarray(envelope.payload.start, envelope.payload.end);
    const inflated = envelope.compressed ? inflate(payload) : undefined;
    const content = inflated?.bytes ?? payload;
    if (envelope.holds === "trailers") {
      return { kind: "trailers", envelope, trailers: readTrailers(content) };
    }
    if (envelope.holds === "end-stream") {
      return { kind: "end-stream", envelope, end: readEndStream(content) };
    }
    return {
      kind: "message",
      index: index++,
      envelope,
      bytes: content,
      tree: parse(content),
      compression: inflated?.compression,
      problem: inflated?.problem,
    };
  });
  return {
    sections,
    problems: [
      ...(text?.problem
        ? [`In the base64, at character ${text.problem.at}: ${text.problem.message}`]
        : []),
      // That of an envelope is told with the envelope.
      ...(rest && problem ? [`At byte ${problem.at}: ${problem.message}`] : []),
    ],
  };
}
