import type { ByteNode, Part } from "../bytes/byte-tree.ts";

/** A thing that is all of its bytes. */
export function leaf(
  key: string,
  name: string,
  span: Part["span"],
  role: Part["role"] | "text",
  says: string,
  value: string,
): ByteNode {
  const isText = role === "text";
  return {
    key,
    span,
    parts: [{ role: isText ? "value" : role, span, says, text: isText }],
    name,
    type: "",
    value,
  };
}
