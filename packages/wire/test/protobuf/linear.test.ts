import { create, toBinary } from "@bufbuild/protobuf";
import { BinaryWriter, WireType } from "@bufbuild/protobuf/wire";
import {
  AnySchema,
  file_google_protobuf_any,
  SourceCodeInfo_LocationSchema,
} from "@bufbuild/protobuf/wkt";
import { createRegistry } from "@bufbuild/protobuf";
import { describe, expect, test } from "vitest";
import { findNode, nodeAt, parseMessage, type MessageTree } from "../../src/index.ts";
import { countReads } from "../support/counted.ts";

const { LengthDelimited, StartGroup, EndGroup, Varint } = WireType;

/** `count` fields of two bytes. */
const flat = (count: number): Uint8Array =>
  Uint8Array.from({ length: 2 * count }, (_, index) => (index % 2 === 0 ? 0x08 : index % 100));

const lengthOf = (size: number): number => (size < 128 ? 1 : size < 16_384 ? 2 : 3);

/** A message in a message, so many times. */
function nested(count: number): Uint8Array {
  const sizes = [2];
  for (let depth = 1; depth < count; depth++) {
    const size = sizes.at(-1) ?? 0;
    sizes.push(size + 1 + lengthOf(size));
  }
  const writer = new BinaryWriter();
  for (const size of sizes.slice(0, -1).toReversed()) {
    writer.tag(1, LengthDelimited).uint32(size);
  }
  return writer.tag(1, Varint).uint32(1).finish();
}

function groups(count: number): Uint8Array {
  const writer = new BinaryWriter();
  for (let depth = 0; depth < count; depth++) writer.tag(1, StartGroup);
  for (let depth = 0; depth < count; depth++) writer.tag(1, EndGroup);
  return writer.finish();
}

function anys(count: number): Uint8Array {
  let value = new Uint8Array();
  for (let depth = 0; depth < count; depth++) {
    const typeUrl = "type.googleapis.com/google.protobuf.Any";
    value = toBinary(AnySchema, create(AnySchema, { typeUrl, value }));
  }
  return value;
}

const packed = (count: number): Uint8Array =>
  new BinaryWriter().tag(1, LengthDelimited).bytes(new Uint8Array(count).fill(1)).finish();

function allPages(tree: MessageTree): void {
  for (let page = tree; page.rest !== undefined;) page = page.parse({ from: page.rest });
}

describe("work grows as the bytes do, and no faster", () => {
  test.each<[string, (count: number) => Uint8Array, (bytes: Uint8Array) => void]>([
    ["page after page", flat, (bytes) => allPages(parseMessage(bytes))],
    [
      "page after page of line breaks",
      (count) => new Uint8Array(count).fill(0x0a),
      (bytes) => allPages(parseMessage(bytes)),
    ],
    ["the last field", flat, (bytes) => findNode(parseMessage(bytes), `1#${bytes.length / 2 - 1}`)],
    ["the last byte", flat, (bytes) => nodeAt(parseMessage(bytes), bytes.length - 1)],
    [
      "the innermost of many messages",
      nested,
      (bytes) =>
        expect(nodeAt(parseMessage(bytes), bytes.length - 1)?.holders.length).toBeGreaterThan(400),
    ],
    [
      "the innermost of many groups",
      groups,
      (bytes) => nodeAt(parseMessage(bytes), bytes.length / 2),
    ],
    [
      "groups that never end",
      (count) => new Uint8Array(count).fill(0x0b),
      (bytes) => nodeAt(parseMessage(bytes), bytes.length - 1),
    ],
    [
      "a packed list",
      packed,
      (bytes) =>
        parseMessage(bytes, { schema: SourceCodeInfo_LocationSchema }).fields.map(
          ({ content }) => content.kind === "packed" && content.elements(content.count - 1, 1),
        ),
    ],
  ])("%s", (_, make, read) => {
    const readsFor = (count: number): number => {
      const { bytes, reads } = countReads(make(count));
      read(bytes);
      return reads();
    };
    const [one, two, four] = [readsFor(500), readsFor(1000), readsFor(2000)];
    expect(one).toBeGreaterThan(0);
    expect(two).toBeLessThan(2.2 * one);
    expect(four).toBeLessThan(2.2 * two);
  });

  test("an Any in an Any in an Any", () => {
    expect(anyReads(200)).toBeLessThan(2.2 * anyReads(100));
  });
});

/** Opens one after another. */
function anyReads(count: number): number {
  const { bytes, reads } = countReads(anys(count));
  const registry = createRegistry(file_google_protobuf_any);
  let tree: MessageTree | undefined = parseMessage(bytes, { schema: AnySchema, registry });
  let depth = 0;
  for (; tree; depth++) {
    const content: MessageTree["fields"][number]["content"] | undefined = tree.find(2)?.content;
    tree = content?.kind === "message" ? content.parse() : undefined;
  }
  expect(depth).toBe(count);
  return reads();
}

/** A first page, of a short message or a long one. */
function pageReads(count: number): number {
  const { bytes, reads } = countReads(flat(count));
  expect(parseMessage(bytes, { limit: 10 }).rest).toBe(20);
  return reads();
}

describe("what is not asked for is not read", () => {
  test("the fields behind the first page", () => {
    expect(pageReads(10_000)).toBe(pageReads(100));
  });

  test("the end of a large field that nobody knows", () => {
    const { bytes, reads } = countReads(packed(100_000));
    expect(parseMessage(bytes).fields[0]?.content.kind).toBe("unknown");
    expect(reads()).toBeLessThan(20_000);
  });

  test("a packed list that nobody opens, and one that was counted", () => {
    const { bytes, reads } = countReads(packed(100_000));
    const [node] = parseMessage(bytes, { schema: SourceCodeInfo_LocationSchema }).fields;
    expect(reads()).toBeLessThan(100);
    if (node?.content.kind !== "packed") throw new Error("not packed");
    expect(node.content.count).toBe(100_000);
    reads();
    expect(node.content.elements(99_990, 100)).toHaveLength(10);
    expect(node.content.elementAt(99_999)?.index).toBe(99_995);
    expect(reads()).toBeLessThan(30_000);
  });
});
