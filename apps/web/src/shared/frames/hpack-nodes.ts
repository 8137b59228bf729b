import type { BlockHeader, HeaderBlock } from "@grpc-playground/wire/http2";
import type { ByteNode, Part } from "../bytes/byte-tree.ts";
import { number } from "../lib/format.ts";
import { leaf } from "./leaf.ts";

/**
 * The headers of a block (RFC 7541) as nodes.
 *
 * @param offset Where the block begins in the bytes that are shown.
 * @param key What names the block among all that is shown.
 */
export function blockNodes(
  { headers, sizeUpdates }: HeaderBlock,
  offset: number,
  key: string,
): readonly ByteNode[] {
  const moved = ({ start, end }: Part["span"]) => ({ start: start + offset, end: end + offset });
  const updates = sizeUpdates.map(({ span, size }, index) =>
    leaf(
      `${key} size ${index}`,
      "table size",
      moved(span),
      "size",
      `the dynamic table may have ${number(size)} bytes from now on`,
      number(size),
    ),
  );
  const fields = headers.map((header, index): ByteNode => {
    const { name, value, span } = header;
    return {
      key: `${key} header ${index}`,
      span: moved(span),
      parts: headerParts(header).map((part) => ({ ...part, span: moved(part.span) })),
      name,
      type: header.form === "indexed" ? "indexed" : "literal",
      value,
      how: `${hpackWords(header)}: ${number(header.size)} bytes for ${number(header.plainSize)} of text`,
    };
  });
  return [...updates, ...fields].toSorted((one, other) => one.span.start - other.span.start);
}

function headerParts(header: BlockHeader): readonly Part[] {
  const { name, value, span, nameSpan, valueSpan, nameHuffman, valueHuffman } = header;
  const first = { start: span.start, end: (nameSpan ?? valueSpan)?.start ?? span.end };
  const parts: Part[] = [{ role: "tag", span: first, says: `${header.form}: ${source(header)}` }];
  if (nameSpan !== undefined) {
    const says = `the name ${name}, length first${nameHuffman ? ", in Huffman code" : ""}`;
    parts.push({ role: "length", span: nameSpan, says, text: !nameHuffman });
  }
  if (valueSpan !== undefined) {
    const says = `the value ${JSON.stringify(value)}, length first${valueHuffman ? ", in Huffman code" : ""}`;
    parts.push({ role: "value", span: valueSpan, says, text: !valueHuffman });
  }
  return parts;
}

function source({ form, index, table, name, value }: BlockHeader): string {
  if (index === undefined) return "the name is spelled out";
  const entry = `entry ${index} of the ${table ?? ""} table`;
  return form === "indexed" ? `${entry} = ${name}: ${value}` : `the name is ${entry}`;
}

/** What HPACK did with a header: `out of the static table (3)`, `spelled out in Huffman code, kept`. */
export function hpackWords(header: BlockHeader): string {
  const { form, index, table, nameHuffman, valueHuffman, nameSpan } = header;
  if (form === "indexed") return `out of the ${table ?? ""} table (${index ?? ""})`;
  const huffman = nameHuffman || valueHuffman ? "in Huffman code" : "as it is";
  const spelled =
    nameSpan === undefined
      ? `name out of the ${table ?? ""} table (${index ?? ""}), value ${huffman}`
      : `spelled out ${huffman}`;
  return `${spelled}; ${kept[form]}`;
}

const kept: Readonly<Record<Exclude<BlockHeader["form"], "indexed">, string>> = {
  "literal, indexed from now on": "kept for next time",
  "literal, not indexed": "not kept",
  "literal, never indexed": "never to be kept",
};
