import type { Span } from "@grpc-playground/wire";
import {
  splitHttp2,
  type BlockHeader,
  type Http2Frame,
  type Way,
} from "@grpc-playground/wire/http2";
import type { ByteNode, Children, Part } from "../../../shared/bytes/byte-tree.ts";
import { listedChildren } from "../../../shared/bytes/paged-children.ts";
import { bytesOf, shortHex } from "../../../shared/bytes/words.ts";

/** The nine bytes before every payload: RFC 9113, 4.1. */
const headLength = 9;

/** The frames of one direction of a connection, with their headers and settings. */
export function frameChildren(
  bytes: Uint8Array,
  way: Way,
  frames: readonly Http2Frame[],
): Children {
  const { pieces } = splitHttp2(bytes, way);
  return listedChildren(
    pieces.flatMap(({ span }, index) => {
      const frame = frames[index];
      return frame === undefined ? [] : [frameNode(bytes, span, frame)];
    }),
  );
}

function frameNode(bytes: Uint8Array, span: Span, frame: Http2Frame): ByteNode {
  const key = `frame ${frame.index}`;
  if (frame.payload.kind === "preface") {
    const says = "the same 24 bytes from every HTTP/2 client, which an HTTP/1 server refuses";
    const parts: Part[] = [{ role: "value", span, says, text: true }];
    return { key, span, parts, name: "preface", type: "PREFACE", value: "PRI * HTTP/2.0" };
  }
  const payload = { start: span.start + headLength, end: span.end };
  const nodes = childNodes(frame, payload, key);
  return {
    key,
    span,
    parts: [
      ...headParts(bytes, span.start, frame),
      ...(nodes.length > 0 || payload.start === payload.end
        ? []
        : [{ role: "value", span: payload, says: `payload of ${frame.type}` } as const]),
    ],
    name: frame.type,
    type: frame.stream === 0 ? "connection" : `stream ${frame.stream}`,
    value: [...frame.flags, valueOf(frame, payload)].join(", "),
    problem: frame.problem,
    children: nodes.length === 0 ? undefined : listedChildren(nodes),
  };
}

function headParts(bytes: Uint8Array, start: number, frame: Http2Frame): Part[] {
  const at = (from: number, to: number): Span => ({ start: start + from, end: start + to });
  const flags = frame.flags.length === 0 ? "none is set" : frame.flags.join(", ");
  const where = frame.stream === 0 ? "the connection as a whole" : `stream ${frame.stream}`;
  return [
    {
      role: "size",
      span: at(0, 3),
      says: `length ${shortHex(bytes, at(0, 3))}: ${frame.length.toLocaleString("en-US")} bytes follow the frame's head`,
    },
    { role: "tag", span: at(3, 4), says: `type ${shortHex(bytes, at(3, 4))}: ${frame.type}` },
    { role: "flags", span: at(4, 5), says: `flags ${shortHex(bytes, at(4, 5))}: ${flags}` },
    { role: "plain", span: at(5, 9), says: `stream ${shortHex(bytes, at(5, 9))}: ${where}` },
  ];
}

function valueOf({ payload, length }: Http2Frame, span: Span): string {
  switch (payload.kind) {
    case "headers":
    case "push-promise":
      return payload.block === undefined
        ? `${bytesOf(span)} of a block that goes on`
        : `${payload.block.headers.length} headers`;
    case "settings":
      return payload.ack ? "acknowledged" : `${payload.entries.length} settings`;
    case "window-update":
      return `${payload.increment.toLocaleString("en-US")} bytes more may be sent`;
    case "rst-stream":
    case "goaway":
      return payload.codeName;
    default:
      return length === 1 ? "1 byte" : `${length.toLocaleString("en-US")} bytes`;
  }
}

function childNodes({ payload, flags }: Http2Frame, span: Span, key: string): ByteNode[] {
  if (payload.kind === "settings") {
    return payload.entries.map((entry, index) => {
      const start = span.start + index * 6;
      const own = { start, end: start + 6 };
      const name = entry.name ?? `setting ${entry.id}`;
      return {
        key: `${key} setting ${index}`,
        span: own,
        parts: [
          { role: "tag", span: { start, end: start + 2 }, says: `setting ${entry.id}: ${name}` },
          {
            role: "value",
            span: { start: start + 2, end: own.end },
            says: `${name}: ${entry.value}`,
          },
        ],
        name,
        type: "setting",
        value: entry.value.toLocaleString("en-US"),
        how: entry.meaning,
      };
    });
  }
  const isWhole = flags.includes("END_HEADERS");
  if (payload.kind !== "headers" || payload.block === undefined || !isWhole) return [];
  // A block over several frames has its places in none of them.
  if (payload.block.bytes.length !== payload.fragment.end - payload.fragment.start) return [];
  const start = span.start - headLength + payload.fragment.start;
  return payload.block.headers.map((header, index) =>
    headerNode(header, start, `${key} header ${index}`),
  );
}

function headerNode(header: BlockHeader, base: number, key: string): ByteNode {
  const moved = ({ start, end }: Span): Span => ({ start: base + start, end: base + end });
  const span = moved(header.span);
  const { name, value, nameSpan, valueSpan, form, index, table, size, plainSize } = header;
  const source = index === undefined ? "" : `, entry ${index} of the ${table ?? "static"} table`;
  const literals = [nameSpan, valueSpan].filter((part) => part !== undefined).map(moved);
  const tagEnd = literals[0]?.start ?? span.end;
  const parts: Part[] = [
    { role: "tag", span: { start: span.start, end: tagEnd }, says: `${form}${source}` },
  ];
  if (nameSpan) parts.push({ role: "length", span: moved(nameSpan), says: `the name ${name}` });
  if (valueSpan) {
    parts.push({ role: "value", span: moved(valueSpan), says: `the value of ${name}: ${value}` });
  }
  return {
    key,
    span,
    parts,
    name,
    type: "header",
    value,
    how: `${form}${source}: ${size} of ${plainSize} bytes`,
  };
}
