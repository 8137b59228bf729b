import type { DescMessage } from "@bufbuild/protobuf";
import { guessFraming, type Framing } from "@grpc-playground/wire";
import { readHttp2, startOfHttp2, type Http2Frame, type Way } from "@grpc-playground/wire/http2";
import { typesByPath, type DecodeSchema } from "./schema.ts";
import { readBody, type Body } from "./sections.ts";

/** One direction of a connection: its frames, and the bodies that they carry. */
export interface Http2Bytes {
  readonly way: Way;
  readonly frames: readonly Http2Frame[];
  readonly streams: readonly {
    readonly stream: number;
    readonly size: number;
    readonly framing: Framing;
    readonly body: Body;
  }[];
  readonly problem: string | undefined;
}

/** Reads raw bytes of one direction. A method that its `:path` names gives the messages their type. */
export function decodeHttp2(
  bytes: Uint8Array,
  schema: DecodeSchema,
  side: "request" | "response",
): Http2Bytes {
  const way = startOfHttp2(bytes) ?? (side === "request" ? "up" : "down");
  const { frames, bodies, problem } = readHttp2(bytes, way);
  const streams = [...bodies].map(([stream, content]) => {
    const headers = headersOf(frames, stream);
    const framing = framingOf(headers.get("content-type"), content);
    const message = schema.message ?? typeOf(schema, headers.get(":path"));
    const body = readBody(content, framing, schema, message);
    return { stream, size: content.length, framing, body };
  });
  return { way, frames, streams, problem };
}

function headersOf(frames: readonly Http2Frame[], stream: number): ReadonlyMap<string, string> {
  const headers = new Map<string, string>();
  for (const frame of frames) {
    if (frame.stream !== stream || frame.payload.kind !== "headers") continue;
    for (const { name, value } of frame.payload.block?.headers ?? []) headers.set(name, value);
  }
  return headers;
}

function framingOf(contentType: string | undefined, content: Uint8Array): Framing {
  const type = contentType ?? "";
  if (/^application\/grpc-web-text/iu.test(type)) return "grpc-web-text";
  if (/^application\/grpc-web/iu.test(type)) return "grpc-web";
  if (/^application\/grpc/iu.test(type)) return "grpc";
  if (/^application\/connect\+/iu.test(type)) return "connect";
  if (type !== "") return "none";
  return guessFraming(content)[0]?.framing ?? "none";
}

function typeOf({ registry }: DecodeSchema, path: string | undefined): DescMessage | undefined {
  return path === undefined ? undefined : typesByPath(registry, path)?.request;
}
