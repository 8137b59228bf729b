import { stripVTControlCharacters } from "node:util";
import { create, toBinary } from "@bufbuild/protobuf";
import { SourceCodeInfo_LocationSchema } from "@bufbuild/protobuf/wkt";
import { DelayedReplySchema } from "@grpc-playground/gen/greet_pb";
import { expect, test } from "vitest";
import { parseMessage, printMessage } from "../../src/index.ts";

const bytes = toBinary(
  DelayedReplySchema,
  create(DelayedReplySchema, {
    message: "hi",
    request: [{ name: "Ada", greeting: "Hello" }, { name: "Bob" }],
  }),
);

test("with a schema: offset, bytes, number, wire type, length, name, value", () => {
  const tree = parseMessage(bytes, { schema: DelayedReplySchema });
  expect(printMessage(tree, bytes)).toBe(
    [
      `0000  0a 02 68 69        1 LEN 2  message = "hi"`,
      `0004  12 0c              2 LEN 12  request greet.HelloRequest`,
      `0006  0a 03 41 64 61       1 LEN 3  name = "Ada"`,
      `000b  12 05 48 65 6c …     2 LEN 5  greeting = "Hello"`,
      `0012  12 05              2 LEN 5  request greet.HelloRequest`,
      `0014  0a 03 42 6f 62       1 LEN 3  name = "Bob"`,
    ].join("\n"),
  );
});

test("without one, guesses are marked as such", () => {
  const text = printMessage(parseMessage(bytes), bytes);
  expect(text).toContain('1 LEN 2  ? ~ string "hi"');
  expect(text).toContain("2 LEN 12  ? ~ message");
  expect(text).toContain('    1 LEN 3  ? ~ string "Ada"');
});

test("what breaks off says so once, and shows what is there", () => {
  const cut = bytes.subarray(0, -1);
  const text = printMessage(parseMessage(cut, { schema: DelayedReplySchema }), cut);
  expect(text.match(/! Field 2 says/gu)).toHaveLength(1);
  expect(text).toContain('name ~ string "Bo"');
});

test("packed values have lines of their own, and of many the first", () => {
  const { desc, bytes: packed } = numbers(18);
  const text = printMessage(parseMessage(packed, { schema: desc }), packed);
  expect(text).toContain("18 × int32, packed");
  expect(text).toContain("[15] 15");
  expect(text).not.toContain("[16]");
  expect(text).toContain("… 2 more");
});

/** The path of a location in a file: `repeated int32 path = 1 [packed = true]`. */
function numbers(count: number) {
  const desc = SourceCodeInfo_LocationSchema;
  const path = Array.from({ length: count }, (_, index) => index);
  return { desc, bytes: toBinary(desc, create(desc, { path })) };
}

test("no deeper and no more than was asked for", () => {
  const tree = parseMessage(bytes, { schema: DelayedReplySchema });
  expect(printMessage(tree, bytes, { maxDepth: 0 })).toContain("… 12 bytes, too deep to list");
  const first = printMessage(tree, bytes, { maxFields: 1 });
  expect(first.split("\n")).toHaveLength(2);
  expect(first).toContain("more fields in the 21 bytes from here");
});

test("colours change nothing but colours, and lines end where the terminal does", () => {
  const wide = Uint8Array.from([0x0a, 0x78, ...new Uint8Array(0x78).fill(0x61)]);
  const tree = parseMessage(wide, { schema: DelayedReplySchema });
  const plain = printMessage(tree, wide, { width: 60 });
  const coloured = printMessage(tree, wide, { width: 60, color: true });
  const bare = stripVTControlCharacters(coloured);
  expect(coloured).not.toBe(plain);
  expect(bare).toBe(plain);
  expect(plain.length).toBeLessThanOrEqual(61);
});
