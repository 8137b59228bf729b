import { createFileRegistry, fromBinary, fromJson, toBinary } from "@bufbuild/protobuf";
import { base64Decode } from "@bufbuild/protobuf/wire";
import { FileDescriptorSetSchema } from "@bufbuild/protobuf/wkt";
import { image } from "@grpc-playground/gen/image";
import { arbitraryMessage } from "@grpc-playground/schema/test-support";
import * as fc from "fast-check";
import { describe, expect, test } from "vitest";
import {
  fieldPathOf,
  parseMessage,
  placeOfValue,
  type FieldNode,
  type MessageTree,
} from "../../src/index.ts";

/** What a busy machine may take. */
const patienceMs = 60_000;

const registry = createFileRegistry(fromBinary(FileDescriptorSetSchema, base64Decode(image)));

function parse(hex: string, type: string): MessageTree {
  const bytes = Buffer.from(hex.replaceAll(" ", ""), "hex");
  return parseMessage(bytes, { schema: registry.getMessage(type), registry });
}

describe("a node and the path of its value", () => {
  const reply = parse("0a026869 12060a0161120162 12030a0163 1805", "greet.DelayedReply");
  const files = parse(
    "0a03 0a0161 0a0a 5201 00 5203 010203 5002",
    "google.protobuf.FileDescriptorSet",
  );

  test.each([
    [reply, "1", "message"],
    [reply, "2", "request[0]"],
    [reply, "2#1", "request[1]"],
    [reply, "2#1.1", "request[1].name"],
    [reply, "3", "3"],
    [files, "1#1.10", "file[1].public_dependency"],
    [files, "1#1.10#2", "file[1].public_dependency[4]"],
  ])("%#: %s is %s", (tree, path, written) => {
    expect(fieldPathOf(tree, path)).toBe(written);
    expect(placeOfValue(tree, written)?.node.path).toBe(
      // Without an index it is the last of the pieces.
      written.endsWith("dependency") ? "1#1.10#2" : path,
    );
  });

  test("an item of a packed list, in whichever piece it is", () => {
    expect(placeOfValue(files, "file[1].public_dependency[0]")).toMatchObject({
      node: { path: "1#1.10" },
      element: 0,
    });
    expect(placeOfValue(files, "file[1].public_dependency[3]")).toMatchObject({
      node: { path: "1#1.10#1" },
      element: 2,
    });
  });

  test("an entry of a map whose keys begin alike for very long", () => {
    const desc = registry.getMessage("playground.v1.Maps");
    if (!desc) throw new Error("no Maps");
    const keys = ["a", "b"].map((end) => `${"long ".repeat(1_000)}${end}`);
    const json = { byString: Object.fromEntries(keys.map((key) => [key, "x"])) };
    const tree = parseMessage(toBinary(desc, fromJson(desc, json)), { schema: desc, registry });
    for (const [index, key] of keys.entries()) {
      const written = `by_string[${JSON.stringify(key)}]`;
      const path = index === 0 ? "1" : "1#1";
      expect(fieldPathOf(tree, path)).toBe(written);
      expect(placeOfValue(tree, written)?.node.path).toBe(path);
    }
  });

  test.each([
    "nothing",
    "request[2]",
    "request[0].nothing",
    "message.name",
    "request[",
    "",
    "[a.b]",
  ])("%s leads nowhere", (path) => {
    expect(placeOfValue(reply, path)).toBeUndefined();
  });

  test.each(["7", "2.9", "2#5"])("no node is %s", (path) => {
    expect(fieldPathOf(reply, path)).toBeUndefined();
  });
});

test.each(["Maps", "Collections", "Everything", "Legacy", "Modern", "WellKnown"])(
  "every field of any %s is found by its path",
  (name) => {
    const desc = registry.getMessage(`playground.v1.${name}`);
    if (!desc) throw new Error(`no ${name}`);
    fc.assert(
      fc.property(arbitraryMessage(desc, registry), (message) => {
        const bytes = toBinary(desc, message);
        const tree = parseMessage(bytes, { schema: desc, registry });
        for (const node of known(tree, 2)) {
          const path = fieldPathOf(tree, node.path) ?? "";
          expect([path, placeOfValue(tree, path)?.node.path]).toEqual([path, node.path]);
        }
      }),
      { numRuns: 20 },
    );
  },
  patienceMs,
);

/** Fields with names, but for the two of a map's entry, which have the entry's path. */
function* known(tree: MessageTree, depth: number): Generator<FieldNode> {
  const seen = new Map(tree.fields.map(({ number, path }) => [number, path]));
  for (const node of tree.fields) {
    const { field, content, number, path } = node;
    if (!field) continue;
    const isOne = field.fieldKind !== "list" && field.fieldKind !== "map";
    // What is overwritten further on is no value's place.
    if (isOne && seen.get(number) !== path) continue;
    yield node;
    if (content.kind === "message" && !content.mapEntry && depth > 0) {
      yield* known(content.parse(), depth - 1);
    }
  }
}
