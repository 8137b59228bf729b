import { readTrailers, type Span, type TrailerLine } from "@grpc-playground/wire";
import type { ByteNode, Children } from "./byte-tree.ts";
import { listedChildren } from "./paged-children.ts";

/** Header lines in a body, as gRPC-Web has its trailers. */
export function lineChildren(bytes: Uint8Array, span: Span, key: string): Children {
  const { lines } = readTrailers(bytes, span);
  return listedChildren(lines.map((line, index) => lineNode(bytes, line, `${key} line ${index}`)));
}

function lineNode(bytes: Uint8Array, line: TrailerLine, key: string): ByteNode {
  const { name, value, decoded, span } = line;
  const colon = bytes.indexOf(0x3a, span.start);
  let start = colon + 1;
  while (start < span.end && bytes[start] === 0x20) start += 1;
  let end = span.end;
  while (end > start && (bytes[end - 1] === 0x0a || bytes[end - 1] === 0x0d)) end -= 1;
  return {
    key,
    span,
    parts: [
      {
        role: "tag",
        span: { start: span.start, end: colon },
        says: `the name ${name}`,
        text: true,
      },
      { role: "plain", span: { start: colon, end: start }, says: "a colon between name and value" },
      { role: "value", span: { start, end }, says: `the value of ${name}`, text: true },
      { role: "plain", span: { start: end, end: span.end }, says: "the end of the line" },
    ],
    name,
    type: "header line",
    value,
    how: decoded === undefined ? undefined : `percent-encoded: ${decoded}`,
  };
}
