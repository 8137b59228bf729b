import type { Span } from "@grpc-playground/wire";
import { splitHttp2, type Http2Frame, type Way } from "@grpc-playground/wire/http2";
import type { ByteNode, Children, Part } from "../../../shared/bytes/byte-tree.ts";
import { listedChildren } from "../../../shared/bytes/paged-children.ts";
import { bytesOf } from "../../../shared/bytes/words.ts";
import { headerParts, headerSize, prefaceParts } from "../../../shared/frames/header-parts.ts";
import { payloadNodes } from "../../../shared/frames/payload-nodes.ts";
import { counted } from "../../../shared/lib/format.ts";

/** The frames of one direction of a connection, with their headers and settings. */
export function frameChildren(
  bytes: Uint8Array,
  way: Way,
  frames: readonly Http2Frame[],
): Children {
  const { pieces } = splitHttp2(bytes, way);
  return listedChildren(
    pieces.flatMap(({ span, content }, index) => {
      const frame = frames[index];
      return frame === undefined ? [] : [frameNode(bytes, span, content, frame)];
    }),
  );
}

function frameNode(
  bytes: Uint8Array,
  span: Span,
  content: Span | undefined,
  frame: Http2Frame,
): ByteNode {
  const key = `frame ${frame.index}`;
  if (frame.payload.kind === "preface") {
    const parts = prefaceParts(span);
    return { key, span, parts, name: "preface", type: "PREFACE", value: "PRI * HTTP/2.0" };
  }
  const payload = { start: span.start + headerSize, end: span.end };
  const nodes = payloadNodes(frame, span, key);
  // Of DATA the content; of what nobody knows, all of it.
  const plain = content ?? (nodes.length === 0 ? payload : undefined);
  const own: Part[] =
    plain === undefined || plain.end <= plain.start
      ? []
      : [{ role: "value", span: plain, says: `payload of ${frame.type}` }];
  return {
    key,
    span,
    parts: [...headerParts(bytes, span.start, frame), ...own],
    name: frame.type,
    type: frame.stream === 0 ? "connection" : `stream ${frame.stream}`,
    value: [...frame.flags, valueOf(frame, payload)].join(", "),
    problem: frame.problem,
    children: nodes.length === 0 ? undefined : listedChildren(nodes),
  };
}

function valueOf({ payload }: Http2Frame, span: Span): string {
  switch (payload.kind) {
    case "headers":
    case "push-promise":
      return payload.block === undefined
        ? `${bytesOf(span)} of a block that goes on`
        : counted(payload.block.headers.length, "header");
    case "settings":
      return payload.ack ? "acknowledged" : counted(payload.entries.length, "setting");
    case "window-update":
      return `${counted(payload.increment, "byte")} more may be sent`;
    case "rst-stream":
    case "goaway":
      return payload.codeName;
    default:
      return bytesOf(span);
  }
}
