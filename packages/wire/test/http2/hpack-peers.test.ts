import * as fc from "fast-check";
import hpack, { type Header } from "hpack.js";
import { expect, it } from "vitest";
import { createHpackDecoder } from "../../src/http2/hpack/decoder.ts";
import { join } from "./support/bytes.ts";
import { sizeUpdate } from "./support/headers.ts";

/** Both read thousands of blocks, which on a busy machine takes longer than one test may. */
const timeout = 60_000;

/** hpack.js looks texts up in plain objects, and takes `toString` for an entry of its table. */
const noneOfObject = (text: string) => !(text in {});
const token = fc.stringMatching(/^[a-z][a-z0-9-]{0,12}$/).filter(noneOfObject);
/** Any octets, and texts that Huffman code makes shorter. */
const value = fc.oneof(
  fc.string({ maxLength: 40 }).filter(noneOfObject),
  fc
    .array(fc.integer({ min: 0, max: 255 }), { maxLength: 12 })
    .map((octets) => String.fromCharCode(...octets)),
);
const name = fc.oneof(
  fc.constantFrom(":path", ":status", "content-type", "grpc-status", "te", "user-agent"),
  token,
);

/** Blocks that repeat headers of those before, in a table whose size changes between them. */
const connection = fc
  .array(
    fc.record({
      name,
      value,
      incremental: fc.boolean(),
      neverIndex: fc.boolean(),
      huffman: fc.boolean(),
    }),
    { minLength: 1, maxLength: 12 },
  )
  .chain((pool) =>
    fc.array(
      fc.record({
        headers: fc.array(fc.constantFrom(...pool), { maxLength: 10 }),
        resize: fc.option(fc.integer({ min: 0, max: 600 }), { nil: undefined }),
      }),
      { maxLength: 12 },
    ),
  );

const most = 600;

it("reads what hpack.js writes, block after block, whatever the table's size", { timeout }, () => {
  const seen = { blocks: 0, dynamic: 0, huffman: 0, never: 0 };
  fc.assert(
    fc.property(connection, (blocks) => {
      const encoder = hpack.compressor.create({ table: { maxSize: most } });
      const decoder = createHpackDecoder();
      let update = sizeUpdate(most);
      for (const { headers, resize } of blocks) {
        if (resize !== undefined) {
          // It emits its own update at the first size only.
          encoder.updateTableSize(resize);
          if (resize === most) encoder.read();
          update = join(update, sizeUpdate(resize));
        }
        encoder.write(headers);
        const decoded = decoder.decode(join(update, encoder.read() ?? new Uint8Array()));
        update = new Uint8Array();
        expect(decoded.problem).toBeUndefined();
        expect(decoded.headers.map(plain)).toEqual(headers.map(plain));
        expect(decoded.headers.map(({ form }) => form === "literal, never indexed")).toEqual(
          headers.map(({ neverIndex }) => neverIndex),
        );
        seen.blocks++;
        for (const header of decoded.headers) {
          if (header.table === "dynamic") seen.dynamic++;
          if (header.valueHuffman) seen.huffman++;
          if (header.form === "literal, never indexed") seen.never++;
        }
      }
    }),
    { numRuns: 1_000, seed: 20260214 },
  );
  // The run would show nothing if the blocks had none of what makes HPACK hard.
  expect(seen.blocks).toBeGreaterThan(2_500);
  for (const count of [seen.dynamic, seen.huffman, seen.never]) {
    expect(count).toBeGreaterThan(1_000);
  }
});

it("covers a block with its headers and size updates, byte by byte", { timeout }, () => {
  fc.assert(
    fc.property(connection, (blocks) => {
      const encoder = hpack.compressor.create({ table: { maxSize: 4096 } });
      const decoder = createHpackDecoder();
      for (const { headers } of blocks) {
        encoder.write(headers);
        const block = encoder.read() ?? new Uint8Array();
        const decoded = decoder.decode(block);
        let at = 0;
        for (const { span, size, nameSpan, valueSpan } of decoded.headers) {
          expect(span.start).toBe(at);
          expect(size).toBe(span.end - span.start);
          expect(valueSpan?.end ?? span.end).toBe(span.end);
          expect(nameSpan?.end).toBe(nameSpan === undefined ? undefined : valueSpan?.start);
          at = span.end;
        }
        expect(at).toBe(block.length);
      }
    }),
    { numRuns: 100, seed: 20260214 },
  );
});

const plain = (header: Pick<Header, "name" | "value">) => `${header.name}: ${header.value}`;
