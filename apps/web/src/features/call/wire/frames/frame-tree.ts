import type { HeaderBlock, Http2Frame } from "@grpc-playground/wire/http2";
import type { ByteNode, ByteTree } from "../../../../shared/bytes/byte-tree.ts";
import { listedChildren } from "../../../../shared/bytes/paged-children.ts";
import { bytesOf } from "../../../../shared/bytes/words.ts";
import { headerParts, headerSize, prefaceParts } from "../../../../shared/frames/header-parts.ts";
import { blockNodes } from "../../../../shared/frames/hpack-nodes.ts";
import { leaf } from "../../../../shared/frames/leaf.ts";
import { payloadNodes } from "../../../../shared/frames/payload-nodes.ts";

/** A frame's bytes: its header of nine, and what of its payload was told. */
export function frameTree(frame: Http2Frame): ByteTree {
  const { bytes, payload } = frame;
  const span = { start: 0, end: bytes.length };
  if (payload.kind === "preface") {
    const value = "PRI * HTTP/2.0";
    const parts = prefaceParts(span);
    return {
      bytes,
      top: listedChildren([{ key: "preface", span, parts, name: "preface", type: "", value }]),
    };
  }
  const inside = payloadNodes(frame, span, "frame");
  const rest = { start: headerSize, end: bytes.length };
  const untold =
    inside.length === 0 && rest.end > rest.start
      ? [leaf("payload", "payload", rest, "value", "the payload", bytesOf(rest))]
      : inside;
  return { bytes, top: listedChildren([headerNode(frame), ...untold]) };
}

/** A header block that came in several frames, put together. */
export function blockTree(block: HeaderBlock): ByteTree {
  return { bytes: block.bytes, top: listedChildren(blockNodes(block, 0, "block")) };
}

function headerNode(frame: Http2Frame): ByteNode {
  const { bytes, type, flags, stream } = frame;
  return {
    key: "header",
    span: { start: 0, end: Math.min(headerSize, bytes.length) },
    parts: headerParts(bytes, 0, frame),
    name: "frame header",
    type: "9 bytes",
    value: [type, ...flags, `stream ${stream}`].join(" "),
  };
}
