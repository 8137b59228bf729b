import type { Span } from "@grpc-playground/wire";
import { errorCodes, type FramePayload, type Http2Frame } from "@grpc-playground/wire/http2";
import type { ByteNode } from "../bytes/byte-tree.ts";
import { bytesOf } from "../bytes/words.ts";
import { counted, number } from "../lib/format.ts";
import { headerSize } from "./header-parts.ts";
import { blockNodes } from "./hpack-nodes.ts";
import { leaf } from "./leaf.ts";
import { beforeFragment, padLength, paddingOf } from "./padding-nodes.ts";
import { settingNode } from "./setting-node.ts";

/**
 * What is in a frame's payload, in the order of its bytes.
 *
 * @param span Where the frame lies in the bytes that are shown, its header included.
 * @param key What names the frame among all that is shown.
 */
export function payloadNodes(frame: Http2Frame, span: Span, key: string): readonly ByteNode[] {
  const from = span.start + headerSize;
  if (span.end <= from) return [];
  const inner = inside(frame.payload, span, key);
  return [...padLength(frame, span, key), ...inner, ...paddingOf(frame, span, key)];
}

function inside(payload: FramePayload, span: Span, key: string): readonly ByteNode[] {
  const { start, end } = span;
  const from = start + headerSize;
  const four = (at: number): Span => ({ start: at, end: Math.min(at + 4, end) });
  switch (payload.kind) {
    case "settings":
      return payload.entries.map((entry, index) =>
        settingNode(entry, from + index * 6, `${key} setting ${index}`),
      );
    case "headers":
    case "push-promise":
      return [...beforeFragment(payload, start, key), ...fragmentNodes(payload, span, key)];
    case "priority":
      return beforeFragment(payload, start, key);
    case "window-update": {
      const says = `${counted(payload.increment, "more byte")} of DATA may come`;
      return [
        leaf(`${key} increment`, "increment", four(from), "value", says, number(payload.increment)),
      ];
    }
    case "rst-stream":
      return [errorNode(payload, four(from), key)];
    case "goaway":
      return goawayNodes(payload, span, key);
    case "ping": {
      const says = "eight bytes that come back in the answer";
      return [leaf(`${key} opaque`, "opaque data", { start: from, end }, "value", says, "8 bytes")];
    }
    default:
      // Of DATA the content is the body, which is told as such.
      return [];
  }
}

type Fragment = Extract<FramePayload, { kind: "headers" | "push-promise" }>;

/** The headers of a block, where all of it is in this frame. */
function fragmentNodes({ block, fragment }: Fragment, span: Span, key: string) {
  const own = {
    start: span.start + fragment.start,
    end: Math.min(span.start + fragment.end, span.end),
  };
  if (own.end <= own.start) return [];
  if (block !== undefined && block.bytes.length === own.end - own.start) {
    return blockNodes(block, own.start, key);
  }
  const says = "a piece of the header block, which is in several frames";
  return [leaf(`${key} fragment`, "header block", own, "value", says, `${bytesOf(own)} of it`)];
}

type Goaway = Extract<FramePayload, { kind: "goaway" }>;

function goawayNodes(payload: Goaway, { start, end }: Span, key: string): readonly ByteNode[] {
  const from = start + headerSize;
  const four = (at: number): Span => ({ start: Math.min(at, end), end: Math.min(at + 4, end) });
  const { lastStream } = payload;
  const last = leaf(
    `${key} last`,
    "last stream",
    four(from),
    "length",
    `streams up to ${lastStream} may still end well`,
    String(lastStream),
  );
  const nodes = [last, errorNode(payload, four(from + 4), key)];
  const debug = { start: from + 8, end };
  if (debug.end <= debug.start) return nodes;
  const text = JSON.stringify(payload.debug);
  return [...nodes, leaf(`${key} debug`, "debug data", debug, "text", "why, in words", text)];
}

function errorNode(
  { code, codeName }: { readonly code: number; readonly codeName: string },
  span: Span,
  key: string,
): ByteNode {
  const says = `error code ${code} = ${codeName}`;
  const node = leaf(`${key} code`, "error code", span, "value", says, codeName);
  return { ...node, how: errorCodes[code]?.meaning };
}
