import type { HeaderBlock, Http2Frame } from "@grpc-playground/wire/http2";
import { errorCodes, flagMeanings, frameTypeNames } from "@grpc-playground/wire/http2";
import type { ByteNode, ByteTree } from "../../../../shared/bytes/byte-tree.ts";
import { listedChildren } from "../../../../shared/bytes/paged-children.ts";
import { hexByte } from "../../../../shared/bytes/words.ts";
import { number } from "../../../../shared/lib/format.ts";
import { blockNodes } from "./hpack-nodes.ts";
import { leaf } from "./leaf.ts";

/** RFC 9113, 4.1. */
const headerSize = 9;

/** A frame's bytes: its header of nine, and what of its payload was told. */
export function frameTree(frame: Http2Frame): ByteTree {
  const { bytes, payload } = frame;
  if (payload.kind === "preface") {
    const span = { start: 0, end: bytes.length };
    const says = "the preface: by it a server knows that the client speaks HTTP/2 (RFC 9113, 3.4)";
    const node = leaf("preface", "preface", span, "text", says, "PRI * HTTP/2.0 …");
    return { bytes, top: listedChildren([node]) };
  }
  return { bytes, top: listedChildren([headerNode(frame), ...payloadNodes(frame)]) };
}

/** A header block that came in several frames, put together. */
export function blockTree(block: HeaderBlock): ByteTree {
  return { bytes: block.bytes, top: listedChildren(blockNodes(block, 0)) };
}

function headerNode({ bytes, length, type, flagByte, flags, stream }: Http2Frame): ByteNode {
  const typeByte = bytes[3] ?? 0;
  const meaning = frameTypeNames[typeByte]?.meaning ?? "Nobody here knows what it does.";
  const flagWords = flags.map((flag) => `${flag}: ${wordsOfFlag(flag)}`).join(" ");
  const at = (start: number, end: number) => ({ start, end: Math.min(end, bytes.length) });
  return {
    key: "header",
    span: at(0, headerSize),
    parts: [
      {
        role: "size",
        span: at(0, 3),
        says: `length: ${number(length)} bytes of payload follow the header`,
      },
      { role: "tag", span: at(3, 4), says: `type 0x${hexByte(typeByte)} = ${type}. ${meaning}` },
      {
        role: "flags",
        span: at(4, 5),
        says: flagByte === 0 ? "flags: none" : `flags 0x${hexByte(flagByte)} = ${flagWords}`,
      },
      {
        role: "length",
        span: at(5, 9),
        says: stream === 0 ? "stream 0: the connection as a whole" : `stream ${stream}: the call`,
      },
    ],
    name: "frame header",
    type: "9 bytes",
    value: [type, ...flags, `stream ${stream}`].join(" "),
  };
}

function wordsOfFlag(flag: string): string {
  return flag in flagMeanings ? flagMeanings[flag as keyof typeof flagMeanings] : "";
}

function payloadNodes(frame: Http2Frame): readonly ByteNode[] {
  const { payload, bytes } = frame;
  const rest = { start: headerSize, end: bytes.length };
  const four = (start: number) => ({ start, end: Math.min(start + 4, bytes.length) });
  switch (payload.kind) {
    case "settings":
      return payload.entries.map((entry, index) => {
        const start = headerSize + index * 6;
        return {
          key: `setting ${index}`,
          span: { start, end: start + 6 },
          parts: [
            {
              role: "tag",
              span: { start, end: start + 2 },
              says: `setting ${entry.id} = ${entry.name ?? "unknown"}`,
            },
            {
              role: "value",
              span: { start: start + 2, end: start + 6 },
              says: `its value ${number(entry.value)}`,
            },
          ],
          name: entry.name?.replace(/^SETTINGS_/, "") ?? `setting ${entry.id}`,
          type: "setting",
          value: number(entry.value),
          how: entry.meaning,
        };
      });
    case "headers":
    case "push-promise": {
      const { block, fragment } = payload;
      const isWhole = block !== undefined && block.bytes.length === fragment.end - fragment.start;
      if (isWhole) return blockNodes(block, fragment.start);
      return [
        leaf(
          "fragment",
          "header block",
          fragment,
          "value",
          "a piece of the header block",
          "a piece of it",
        ),
      ];
    }
    case "window-update":
      return [
        leaf(
          "increment",
          "increment",
          four(9),
          "value",
          `${number(payload.increment)} more bytes of DATA may come`,
          number(payload.increment),
        ),
      ];
    case "rst-stream":
      return [errorNode(payload.code, payload.codeName, 9, bytes.length)];
    case "goaway": {
      const last = leaf(
        "last",
        "last stream",
        four(9),
        "length",
        `streams up to ${payload.lastStream} may still end well`,
        String(payload.lastStream),
      );
      const error = errorNode(payload.code, payload.codeName, 13, bytes.length);
      const debug = { start: 17, end: bytes.length };
      return debug.end > debug.start
        ? [
            last,
            error,
            leaf(
              "debug",
              "debug data",
              debug,
              "text",
              "why, in words",
              JSON.stringify(payload.debug),
            ),
          ]
        : [last, error];
    }
    case "ping":
      return [
        leaf(
          "opaque",
          "opaque data",
          rest,
          "value",
          "eight bytes that come back in the answer",
          "8 bytes",
        ),
      ];
    default:
      return rest.end > rest.start
        ? [
            leaf(
              "payload",
              "payload",
              rest,
              "value",
              "the payload",
              `${number(rest.end - rest.start)} bytes`,
            ),
          ]
        : [];
  }
}

function errorNode(code: number, codeName: string, start: number, size: number): ByteNode {
  const span = { start, end: Math.min(start + 4, size) };
  const node = leaf(
    "code",
    "error code",
    span,
    "value",
    `error code ${code} = ${codeName}`,
    codeName,
  );
  return { ...node, how: errorCodes[code]?.meaning };
}
