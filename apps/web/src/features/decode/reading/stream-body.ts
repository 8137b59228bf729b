import type { DescMessage } from "@bufbuild/protobuf";
import { guessFraming, type Framing } from "@grpc-playground/wire";
import type { Http2Frame } from "@grpc-playground/wire/http2";
import type { Types } from "./types.ts";

/** What one stream's DATA carried, and what its headers say of it. */
export interface StreamBody {
  readonly stream: number;
  readonly body: Uint8Array;
  readonly framing: Framing;
  readonly schema: DescMessage | undefined;
}

/** Puts a body together with the headers of its stream: how it is cut, and which type its messages have. */
export function streamBody(
  frames: readonly Http2Frame[],
  stream: number,
  body: Uint8Array,
  { schema, registry }: Types,
): StreamBody {
  const headers = new Map(
    frames.flatMap((frame) =>
      frame.stream === stream && frame.payload.kind === "headers"
        ? (frame.payload.block?.headers ?? []).map(({ name, value }) => [name, value] as const)
        : [],
    ),
  );
  const [, service, name] = /^\/([^/]+)\/([^/]+)$/.exec(headers.get(":path") ?? "") ?? [];
  const described = registry?.get(service ?? "");
  const method =
    described?.kind === "service"
      ? described.methods.find((candidate) => candidate.name === name)
      : undefined;
  return {
    stream,
    body,
    framing: framingOf(headers.get("content-type"), body),
    schema: schema ?? method?.input,
  };
}

function framingOf(contentType: string | undefined, body: Uint8Array): Framing {
  if (contentType === undefined) return guessFraming(body)[0]?.framing ?? "none";
  if (/^application\/grpc-web(?!-text)/i.test(contentType)) return "grpc-web";
  if (/^application\/grpc(?!-web)/i.test(contentType)) return "grpc";
  if (/^application\/connect\+/i.test(contentType)) return "connect";
  return "none";
}
