import type { HeaderBlock } from "../../../src/http2/index.ts";
import type { HpackDecoder } from "../../../src/http2/hpack/decoder.ts";
import { uint } from "./bytes.ts";

/** The headers of a block, as lines. */
export const lines = ({ headers }: Pick<HeaderBlock, "headers">): readonly string[] =>
  headers.map(({ name, value }) => `${name}: ${value}`);

/** What the dynamic table has, newest first, by asking for each entry until there is none. */
export function tableOf(decoder: HpackDecoder): readonly string[] {
  const found: string[] = [];
  for (let index = 62; ; index++) {
    const { headers } = decoder.decode(integer(0x80, 7, index));
    if (headers.length === 0) return found;
    found.push(...lines({ headers }));
  }
}

/** The size of those entries by RFC 7541, 4.1. */
export const tableSize = (entries: readonly string[]): number =>
  entries.reduce((sum, entry) => sum + entry.length - 2 + 32, 0);

/** An integer of RFC 7541, 5.1 after the bits that `first` has. */
export function integer(first: number, bits: number, value: number): Uint8Array {
  const full = 2 ** bits - 1;
  if (value < full) return uint(first + value, 1);
  const octets = [first + full];
  let rest = value - full;
  for (; rest >= 128; rest = Math.floor(rest / 128)) octets.push((rest % 128) + 128);
  return Uint8Array.from([...octets, rest]);
}

/** A change of the dynamic table's size: 6.3. */
export const sizeUpdate = (size: number): Uint8Array => integer(0x20, 5, size);

/** A literal without Huffman code that is put into the table: 6.2.1. */
export const literal = (name: string, value: string): Uint8Array =>
  Uint8Array.from([0x40, ...text(name), ...text(value)]);

const text = (of: string) => [
  ...integer(0, 7, of.length),
  ...Array.from(of, (char) => char.charCodeAt(0)),
];
