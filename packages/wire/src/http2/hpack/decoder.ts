import type { BlockHeader, HeaderBlock, TableSizeUpdate } from "../frames.ts";
import { createDynamicTable, entrySize } from "./dynamic-table.ts";
import { BlockFault, type BlockCursor, createBlockCursor } from "./primitives.ts";
import { staticTable, type TableEntry } from "./static-table.ts";

/** A decoder of the header blocks that go one way on one connection. */
export interface HpackDecoder {
  /**
   * The receiver's SETTINGS_HEADER_TABLE_SIZE, once the sender of the blocks
   * has acknowledged it: size updates above it are faults from here on.
   */
  limitTable(size: number): void;
  /** Decodes the next block. Never throws: what is wrong is the block's `problem`. */
  decode(bytes: Uint8Array): HeaderBlock;
  /** Whether a block could not be read to its end, so that the table may lack entries from then on. */
  readonly broken: boolean;
}

export interface HpackOptions {
  /** What the dynamic table may grow to before any limit was set, in octets. 4,096 by RFC 9113, 6.5.2. */
  readonly tableLimit?: number;
  /**
   * Size of the headers that are kept of one block, as RFC 7541, 4.1 counts it,
   * in octets. Those beyond are read for the table's sake and dropped. 256 KiB.
   */
  readonly listLimit?: number;
}

const initialCapacity = 4096;
const defaultListLimit = 256 * 1024;
/** RFC 7541, 4.2: the lowest size since the last block, and the one that holds now. */
const maxSizeUpdates = 2;

export function createHpackDecoder(options: HpackOptions = {}): HpackDecoder {
  const { tableLimit = initialCapacity, listLimit = defaultListLimit } = options;
  const table = createDynamicTable(initialCapacity);
  let limit = tableLimit;
  /** The lowest limit since the last block, when it is below what the table has: 4.2. */
  let mustShrinkTo: number | undefined;
  let broken = false;

  function lookUp(index: number, at: number): TableEntry {
    const entry =
      index <= staticTable.length
        ? staticTable[index - 1]
        : table.at(index - staticTable.length - 1);
    if (entry !== undefined) return entry;
    throw new BlockFault(
      index === 0
        ? `the header at byte ${at} refers to index 0, which is no entry`
        : `the header at byte ${at} refers to entry ${index}, and the dynamic table has ${table.count} (62 and up)`,
    );
  }

  function readHeader(cursor: BlockCursor): BlockHeader {
    const { at: start } = cursor;
    const form = formOf(cursor.peek());
    const index = cursor.integer(form.bits);
    const common = {
      form: form.name,
      index: index === 0 ? undefined : index,
      table: index === 0 ? undefined : tableOf(index),
    };
    if (form.name === "indexed") {
      const entry = lookUp(index, start);
      return {
        ...entry,
        ...common,
        ...sizes(start, cursor.at, entry),
        nameHuffman: false,
        valueHuffman: false,
        nameSpan: undefined,
        valueSpan: undefined,
      };
    }
    const literalName = index === 0 ? cursor.string() : undefined;
    const name = literalName === undefined ? lookUp(index, start).name : literalName.text;
    const value = cursor.string();
    const entry = { name, value: value.text };
    if (form.name === "literal, indexed from now on") table.add(entry);
    return {
      ...entry,
      ...common,
      ...sizes(start, cursor.at, entry),
      nameHuffman: literalName?.huffman ?? false,
      valueHuffman: value.huffman,
      nameSpan: literalName?.span,
      valueSpan: value.span,
    };
  }

  function readSizeUpdate(cursor: BlockCursor, allowed: boolean): TableSizeUpdate {
    const { at: start } = cursor;
    const size = cursor.integer(5);
    if (!allowed) {
      throw new BlockFault(
        `the table's size changes at byte ${start}, and may only at the block's head, ${maxSizeUpdates} times at most`,
      );
    }
    if (size > limit) {
      throw new BlockFault(
        `the table's size at byte ${start} is ${size}, and the receiver's SETTINGS allow ${limit}`,
      );
    }
    table.resize(size);
    return { span: { start, end: cursor.at }, size };
  }

  return {
    get broken() {
      return broken;
    },
    limitTable(size) {
      limit = size;
      if (size < table.capacity) mustShrinkTo = Math.min(size, mustShrinkTo ?? size);
    },
    decode(bytes) {
      const headers: BlockHeader[] = [];
      const sizeUpdates: TableSizeUpdate[] = [];
      const cursor = createBlockCursor(bytes);
      let problem: string | undefined;
      let listSize = 0;
      let first = true;
      try {
        while (!cursor.done) {
          if (isSizeUpdate(cursor.peek())) {
            sizeUpdates.push(readSizeUpdate(cursor, first && sizeUpdates.length < maxSizeUpdates));
            continue;
          }
          first = false;
          const header = readHeader(cursor);
          listSize += entrySize(header);
          if (listSize <= listLimit) headers.push(header);
        }
      } catch (error) {
        if (!(error instanceof BlockFault)) throw error;
        broken = true;
        problem = `The header block cannot be read on: ${error.message}.`;
      }
      if (mustShrinkTo !== undefined) {
        problem ??= missingUpdate(sizeUpdates[0], mustShrinkTo);
        mustShrinkTo = undefined;
      }
      if (listSize > listLimit) {
        problem ??= `The headers have ${listSize} bytes by HPACK's count, and ${listLimit} are kept: the last are left out.`;
      }
      return { bytes, headers, sizeUpdates, problem };
    },
  };
}

const isSizeUpdate = (octet: number) => (octet & 0xe0) === 0x20;

/** The forms of RFC 7541, 6.1 to 6.2.3, by their first bits; what is left of the octet begins an index. */
function formOf(octet: number): { readonly name: BlockHeader["form"]; readonly bits: number } {
  if ((octet & 0x80) !== 0) return { name: "indexed", bits: 7 };
  if ((octet & 0x40) !== 0) return { name: "literal, indexed from now on", bits: 6 };
  return (octet & 0x10) !== 0
    ? { name: "literal, never indexed", bits: 4 }
    : { name: "literal, not indexed", bits: 4 };
}

const tableOf = (index: number): BlockHeader["table"] =>
  index <= staticTable.length ? "static" : "dynamic";

function sizes(start: number, end: number, { name, value }: TableEntry) {
  return { span: { start, end }, size: end - start, plainSize: `${name}: ${value}`.length };
}

function missingUpdate(update: TableSizeUpdate | undefined, wanted: number): string | undefined {
  if (update !== undefined && update.size <= wanted) return undefined;
  return `The receiver allowed a dynamic table of ${wanted} bytes only, and this block does not begin with a change to that (RFC 9113, 4.3.1).`;
}
