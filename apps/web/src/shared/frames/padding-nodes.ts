import type { Span } from "@grpc-playground/wire";
import type { FramePayload, Http2Frame, StreamPriority } from "@grpc-playground/wire/http2";
import type { ByteNode } from "../bytes/byte-tree.ts";
import { bytesOf } from "../bytes/words.ts";
import { counted } from "../lib/format.ts";
import { headerSize } from "./header-parts.ts";
import { leaf } from "./leaf.ts";

/** The byte before a padded payload, which says how long the padding is. */
export function padLength(
  { bytes, flags, payload }: Http2Frame,
  { start, end }: Span,
  key: string,
): readonly ByteNode[] {
  const at = start + headerSize;
  if (!flags.includes("PADDED") || !("padding" in payload) || at >= end) return [];
  const size = bytes[headerSize] ?? 0;
  const says = `pad length: ${counted(size, "byte")} of padding come last`;
  const span = { start: at, end: at + 1 };
  return [leaf(`${key} pad length`, "pad length", span, "size", says, String(size))];
}

/** The padding itself, where the whole frame is there. */
export function paddingOf(
  { payload, length }: Http2Frame,
  { start, end }: Span,
  key: string,
): readonly ByteNode[] {
  if (!("padding" in payload) || payload.padding === 0) return [];
  if (end - start !== headerSize + length) return [];
  const span = { start: end - payload.padding, end };
  const says = "padding: it hides how long the rest is";
  return [leaf(`${key} padding`, "padding", span, "plain", says, bytesOf(span))];
}

/** What stands before a piece of a header block: a priority, or the stream that is promised. */
export function beforeFragment(
  payload: Extract<FramePayload, { kind: "headers" | "push-promise" | "priority" }>,
  start: number,
  key: string,
): readonly ByteNode[] {
  if (payload.kind === "push-promise") {
    const end = start + payload.fragment.start;
    const words = `stream ${payload.promised}`;
    const says = `the stream that is promised: ${payload.promised}`;
    if (payload.promised === 0) return [];
    return [
      leaf(`${key} promised`, "promised stream", { start: end - 4, end }, "length", says, words),
    ];
  }
  if (payload.priority === undefined) return [];
  const end = start + (payload.kind === "priority" ? headerSize + 5 : payload.fragment.start);
  return [priorityNode(payload.priority, { start: end - 5, end }, key)];
}

function priorityNode(priority: StreamPriority, span: Span, key: string): ByteNode {
  const { exclusive, dependsOn, weight } = priority;
  const says = `priority: after stream ${dependsOn}${exclusive ? ", before all others" : ""}, with weight ${weight}. RFC 9113 has done away with it`;
  return leaf(`${key} priority`, "priority", span, "plain", says, `weight ${weight}`);
}
