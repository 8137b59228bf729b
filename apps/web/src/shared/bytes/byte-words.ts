import type { ByteTree, Part } from "./byte-tree.ts";
import { characterOf, hexByte } from "./words.ts";
import { nodesAt, type Choices } from "./walk.ts";

/** What a byte is, in a line: `byte 7, 0x12: tag 0x12 = field 2, LEN: 2 << 3 | 2`. */
export function byteWords(tree: ByteTree, offset: number, choices: Choices): string {
  const byte = tree.bytes[offset] ?? 0;
  const head = `byte ${offset.toLocaleString("en-US")}, 0x${hexByte(byte)}`;
  const chain = nodesAt(tree, offset, choices);
  // The innermost part has the say: what is within a value is more than a value.
  for (const node of chain.toReversed()) {
    const part = node.parts.find(({ span }) => offset >= span.start && offset < span.end);
    if (part !== undefined) return `${head}: ${partWords(part, offset, byte)}`;
  }
  return chain.length === 0 ? `${head}: nothing that could be read` : head;
}

function partWords({ says, span, text }: Part, offset: number, byte: number): string {
  const size = span.end - span.start;
  const place =
    size > 1
      ? `, byte ${(offset - span.start + 1).toLocaleString("en-US")} of ${size.toLocaleString("en-US")}`
      : "";
  const character = text === true ? characterOf(byte) : undefined;
  return `${character === undefined ? "" : `${character}, `}${says}${place}`;
}
