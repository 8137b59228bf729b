import {
  readEnvelopes,
  type Envelope,
  type Framing,
  type ParseOptions,
} from "@grpc-playground/wire";
import type { ByteNode, Children, Part } from "./byte-tree.ts";
import { jsonChildren } from "./json-nodes.ts";
import { messageChildren } from "./message-nodes.ts";
import { pagedChildren } from "./paged-children.ts";
import { lineChildren } from "./text-nodes.ts";
import { bytesOf, shortHex } from "./words.ts";

/** What is known of the messages in a body. */
export interface EnvelopeOptions extends Pick<ParseOptions, "schema" | "registry"> {
  /** Whether the messages are JSON and not protobuf. */
  readonly json?: boolean | undefined;
  /** The place of the first envelope among the messages of its direction, from 0. */
  readonly first?: number | undefined;
}

/** Envelopes that are read and shown at once. */
const pageSize = 200;

/** The envelopes of a body, with what is in them. */
export function envelopeChildren(
  bytes: Uint8Array,
  framing: Framing,
  options: EnvelopeOptions,
): Children {
  return pagedChildren({
    span: { start: 0, end: bytes.length },
    size: pageSize,
    after: (at) => {
      const [envelope] = readEnvelopes(bytes, framing, { from: at, limit: 1 }).envelopes;
      return envelope?.span.end;
    },
    read: (from, place) => {
      const read = readEnvelopes(bytes, framing, { from, limit: pageSize });
      const nodes = read.envelopes.map((envelope, index) =>
        envelopeNode(bytes, envelope, (options.first ?? 0) + place + index, options),
      );
      const problem = read.rest && read.problem;
      return { nodes, next: read.next, problem };
    },
  });
}

const names: Readonly<Record<Envelope["holds"], string>> = {
  message: "message",
  trailers: "trailers",
  "end-stream": "end of stream",
};

function envelopeNode(
  bytes: Uint8Array,
  envelope: Envelope,
  index: number,
  options: EnvelopeOptions,
): ByteNode {
  const { span, flags, length, payload, holds, compressed, statedLength } = envelope;
  const key = `envelope ${index}`;
  const isMessage = holds === "message";
  const name = isMessage ? `message ${(index + 1).toLocaleString("en-US")}` : names[holds];
  const parts: Part[] = [
    { role: "flags", span: flags, says: `flags ${shortHex(bytes, flags)}: ${flagWords(envelope)}` },
    {
      role: "size",
      span: length,
      says: `length ${shortHex(bytes, length)}: ${statedLength.toLocaleString("en-US")} bytes follow, the highest byte first`,
    },
  ];
  if (compressed) {
    parts.push({ role: "value", span: payload, says: `${name}, compressed` });
  }
  return {
    key,
    span,
    parts,
    name,
    type: compressed ? "compressed envelope" : "envelope",
    value: `5 + ${bytesOf(payload)}`,
    problem: envelope.problem,
    notes: isMessage && statedLength === 0 ? [emptyNote] : undefined,
    children: compressed ? undefined : inside(bytes, envelope, key, options),
  };
}

const emptyNote =
  "The message has no bytes: every field has its default, which protobuf leaves out.";

function flagWords({ compressed, holds, flagByte }: Envelope): string {
  const too = compressed ? "; bit 0 is set: it is compressed" : "";
  if (holds === "trailers") return `bit 7 is set: not a message, but the trailers${too}`;
  if (holds === "end-stream") return `bit 1 is set: not a message, but the end of the stream${too}`;
  if (compressed) return "bit 0 is set: the message is compressed";
  return flagByte === 0 ? "a message, not compressed" : "unknown";
}

function inside(
  bytes: Uint8Array,
  { payload, holds }: Envelope,
  key: string,
  { schema, registry, json = false }: EnvelopeOptions,
): Children | undefined {
  if (payload.start === payload.end) return undefined;
  if (holds === "trailers") return lineChildren(bytes, payload, key);
  if (holds === "end-stream" || json) return jsonChildren(bytes, payload, key);
  return messageChildren(bytes, { schema, registry, span: payload, path: key });
}
