import type { DescMessage } from "@bufbuild/protobuf";
import { fromGrpcWebText, readEnvelopes, type Framing, type Span } from "@grpc-playground/wire";
import { readHttp2, startOfHttp2 } from "@grpc-playground/wire/http2";
import { annotate } from "../../../shared/bytes/annotate.ts";
import type { ByteTree } from "../../../shared/bytes/byte-tree.ts";
import { frameChildren } from "./frame-nodes.ts";
import { streamBody } from "./stream-body.ts";
import type { Types } from "./types.ts";

/** Bytes that are shown together, with what is in them. */
export interface Section {
  readonly title: string;
  readonly tree: ByteTree;
}

export interface BytesRead {
  readonly sections: readonly Section[];
  /** What is wrong with the bytes as a whole: an offset, and a sentence. */
  readonly problem: { readonly at: number; readonly message: string } | undefined;
  /** The type that the bytes themselves name: by the path of the first request in them. */
  readonly named: DescMessage | undefined;
  /** The bytes of the first message, by which its type can be guessed. */
  readonly sample: Uint8Array | undefined;
}

/** Bodies of streams that are shown. */
const mostBodies = 20;

/** Reads bytes that are cut in a way that is known by now. Never throws. */
export function readBytes(bytes: Uint8Array, framing: Framing | "http2", types: Types): BytesRead {
  if (framing === "http2") return readConnection(bytes, types);
  if (framing === "grpc-web-text") {
    const { bytes: inside, problem } = fromGrpcWebText(bytes);
    const read = readBody(inside, "grpc-web", types);
    return { ...read, problem };
  }
  return readBody(bytes, framing, types);
}

function readBody(bytes: Uint8Array, framing: Framing, types: Types): BytesRead {
  const sample = firstMessage(bytes, framing);
  const json = types.schema === undefined && sample !== undefined && isJson(sample);
  const tree = annotate(bytes, { ...types, framing, json });
  return {
    sections: [{ title: framing === "none" ? "Message" : "Envelopes", tree }],
    problem: undefined,
    named: undefined,
    sample: json ? undefined : sample,
  };
}

/** One direction of a connection: its frames, and what their DATA carried. */
function readConnection(bytes: Uint8Array, types: Types): BytesRead {
  const way = startOfHttp2(bytes) ?? "down";
  const { frames, bodies, rest, problem } = readHttp2(bytes, way);
  const streams = [...bodies]
    .slice(0, mostBodies)
    .map(([stream, body]) => streamBody(frames, stream, body, types));
  const sections = streams.map(({ stream, body, framing, schema }) => ({
    title: `Body of stream ${stream}`,
    tree: annotate(body, { registry: types.registry, schema, framing }),
  }));
  const [first] = streams;
  return {
    sections: [
      { title: "Frames", tree: { bytes, top: frameChildren(bytes, way, frames) } },
      ...sections,
    ],
    problem: problem === undefined ? undefined : { at: rest.start, message: problem },
    named: first?.schema,
    sample: first && firstMessage(first.body, first.framing),
  };
}

function firstMessage(bytes: Uint8Array, framing: Framing): Uint8Array | undefined {
  if (framing === "none") return bytes;
  const { envelopes } = readEnvelopes(bytes, framing, { limit: 100 });
  const found = envelopes.find(
    ({ holds, compressed, payload }) =>
      holds === "message" && !compressed && payload.end > payload.start,
  );
  return found && within(bytes, found.payload);
}

function within(bytes: Uint8Array, { start, end }: Span): Uint8Array {
  return bytes.subarray(start, end);
}

/** A longer text is not looked at as a whole. */
const mostJson = 1_000_000;

/** Whether bytes are a JSON object or array, as Connect's JSON form has its messages. */
function isJson(bytes: Uint8Array): boolean {
  if (bytes.length > mostJson) return false;
  const text = new TextDecoder().decode(bytes).trim();
  if (!/^[{[]/.test(text)) return false;
  try {
    JSON.parse(text);
    return true;
  } catch {
    return false;
  }
}
