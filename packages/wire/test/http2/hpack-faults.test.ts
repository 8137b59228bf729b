import hpack from "hpack.js";
import { describe, expect, it } from "vitest";
import { createHpackDecoder } from "../../src/http2/hpack/decoder.ts";
import { hex, join } from "./support/bytes.ts";
import { integer, lines, literal, sizeUpdate, tableOf } from "./support/headers.ts";

const get = "82";

/** A decoder whose side allowed 100 bytes, and then 4,096 again, before any block came. */
function asked() {
  const decoder = createHpackDecoder();
  decoder.limitTable(100);
  decoder.limitTable(4096);
  return decoder;
}

describe("a block that cannot be read on", () => {
  it.each([
    ["80", /index 0/],
    ["be", /entry 62.* has 0/],
    ["7e0161", /entry 62/],
    ["ff80808080808001", /larger than 32 bits/],
    ["ffffffffff7f", /larger than 32 bits/],
    ["ff", /ends after 2 bytes/],
    ["4003", /3 bytes by its length, and the block 0 more/],
    ["00016104616263", /4 bytes by its length, and the block 3 more/],
    // 30 ones are the end-of-string symbol.
    ["000161 84ffffffff", /end-of-string/],
    // "0" is 00000; then zeros, which no padding may be.
    ["000161 8100", /not all ones/],
    // "0" is 00000, then eleven ones: no code ends there, and padding has 7 bits at most.
    ["000161 8207ff", /more than 7 bits/],
    // "&" is 11111000: then eight ones.
    ["000161 82f8ff", /more than 7 bits/],
    ["3fe21f", /4097, and the receiver's SETTINGS allow 4096/],
    ["202020", /2 times at most/],
  ])("%s: %s", (block, problem) => {
    const { headers, problem: said } = createHpackDecoder().decode(hex(get + block));
    // What stands before the fault is read, and the two that are about a size come first in a block.
    const bare = createHpackDecoder().decode(hex(block));
    expect(/^[23]/.test(block) ? bare.problem : said).toMatch(problem);
    expect(headers).toHaveLength(1);
    expect(said).toMatch(/cannot be read on/);
  });

  it("refuses a size update after a header", () => {
    const { problem, headers } = createHpackDecoder().decode(hex("8220"));
    expect(problem).toMatch(/may only at the block's head/);
    expect(headers).toHaveLength(1);
  });
});

it("reads every octet out of Huffman code, as hpack.js writes it", () => {
  for (let octet = 0; octet < 256; octet++) {
    const encoder = hpack.compressor.create({ table: { maxSize: 0 } });
    const value = String.fromCharCode(octet).repeat(3);
    encoder.write([{ name: "a", value, incremental: false }]);
    const { headers, problem } = createHpackDecoder().decode(encoder.read() ?? hex(""));
    expect(problem).toBeUndefined();
    expect(headers).toMatchObject([{ value, valueHuffman: true, nameHuffman: true }]);
  }
});

it("tells name and value, spelled out or not, with their places and what was saved", () => {
  const block = hex("88 5f 0461706b67 0f2b 026869 4001610162 be");
  const { headers, problem } = createHpackDecoder().decode(block);
  expect(problem).toBeUndefined();
  expect(headers).toEqual([
    expect.objectContaining({
      name: ":status",
      value: "200",
      form: "indexed",
      index: 8,
      table: "static",
      span: { start: 0, end: 1 },
      nameSpan: undefined,
      valueSpan: undefined,
      size: 1,
      plainSize: 12,
    }),
    expect.objectContaining({
      name: "content-type",
      value: "apkg",
      form: "literal, indexed from now on",
      index: 31,
      table: "static",
      span: { start: 1, end: 7 },
      nameSpan: undefined,
      valueSpan: { start: 2, end: 7 },
      size: 6,
      plainSize: 18,
    }),
    expect.objectContaining({ name: "user-agent", form: "literal, not indexed", index: 58 }),
    expect.objectContaining({
      name: "a",
      value: "b",
      index: undefined,
      table: undefined,
      nameSpan: { start: 13, end: 15 },
      valueSpan: { start: 15, end: 17 },
    }),
    expect.objectContaining({
      name: "a",
      value: "b",
      form: "indexed",
      index: 62,
      table: "dynamic",
    }),
  ]);
});

describe("the dynamic table", () => {
  it("drops the oldest entries for a new one, and all for one that is too large", () => {
    const decoder = createHpackDecoder();
    decoder.decode(sizeUpdate(34 * 3));
    for (const name of ["a", "b", "c", "d"]) decoder.decode(literal(name, "1"));
    expect(tableOf(decoder)).toEqual(["d: 1", "c: 1", "b: 1"]);
    decoder.decode(literal("e", "1".repeat(34 * 3 - 32)));
    expect(tableOf(decoder)).toEqual([]);
  });

  it("keeps an entry that fits to the byte", () => {
    const decoder = createHpackDecoder();
    decoder.decode(sizeUpdate(40));
    decoder.decode(literal("abcd", "1234"));
    expect(tableOf(decoder)).toEqual(["abcd: 1234"]);
  });

  it("shrinks by a size update, and forgets what no longer fits when it grows again", () => {
    const decoder = createHpackDecoder();
    for (const name of ["a", "b", "c"]) decoder.decode(literal(name, "1"));
    const { sizeUpdates } = decoder.decode(join(sizeUpdate(35), sizeUpdate(4096)));
    expect(sizeUpdates).toEqual([
      { span: { start: 0, end: 2 }, size: 35 },
      { span: { start: 2, end: 5 }, size: 4096 },
    ]);
    expect(tableOf(decoder)).toEqual(["c: 1"]);
  });

  it("takes a name out of an entry that the header itself pushes out: 4.4", () => {
    const decoder = createHpackDecoder();
    decoder.decode(sizeUpdate(40));
    decoder.decode(literal("abcd", "1234"));
    const { headers } = decoder.decode(hex("7e 0435363738"));
    expect(lines({ headers })).toEqual(["abcd: 5678"]);
    expect(tableOf(decoder)).toEqual(["abcd: 5678"]);
  });

  it("grows above 4,096 bytes once it was allowed to", () => {
    const decoder = createHpackDecoder();
    decoder.limitTable(10_000);
    expect(decoder.decode(sizeUpdate(10_000)).problem).toBeUndefined();
    expect(decoder.decode(sizeUpdate(10_001)).problem).toMatch(/allow 10000/);
  });

  it("has to begin a block with a smaller size, once that was asked for", () => {
    expect(asked().decode(hex(get)).problem).toMatch(/100 bytes only/);
    expect(asked().decode(join(sizeUpdate(101), hex(get))).problem).toMatch(/100 bytes only/);
    const obeyed = asked();
    const { problem } = obeyed.decode(join(sizeUpdate(100), sizeUpdate(4096), hex(get)));
    expect(problem).toBeUndefined();
    expect(obeyed.decode(hex(get)).problem).toBeUndefined();
    // The lowest has to be said, though it held for a moment only.
    const twice = createHpackDecoder();
    twice.limitTable(100);
    twice.limitTable(200);
    expect(twice.decode(join(sizeUpdate(200), hex(get))).problem).toMatch(/100 bytes only/);
    // It is a complaint: the headers are read all the same.
    expect(lines(asked().decode(hex(get)))).toEqual([":method: GET"]);
  });
});

it("keeps no more headers of a block than its limit, and reads on for the table's sake", () => {
  const decoder = createHpackDecoder({ listLimit: 100 });
  const { headers, problem } = decoder.decode(
    join(literal("a", "1"), literal("b", "2"), literal("c", "3"), integer(0x80, 7, 62)),
  );
  expect(lines({ headers })).toEqual(["a: 1", "b: 2"]);
  expect(problem).toMatch(/136 bytes.* 100 are kept/);
  expect(tableOf(decoder)).toEqual(["c: 3", "b: 2", "a: 1"]);
});
