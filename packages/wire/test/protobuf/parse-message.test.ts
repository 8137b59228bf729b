import { createFileRegistry, fromBinary } from "@bufbuild/protobuf";
import { base64Decode, BinaryWriter, WireType } from "@bufbuild/protobuf/wire";
import { AnySchema, FileDescriptorSetSchema } from "@bufbuild/protobuf/wkt";
import { HelloRequestSchema } from "@grpc-playground/gen/greet_pb";
import { image } from "@grpc-playground/gen/image";
import { describe, expect, test } from "vitest";
import { findNode, nodeAt, parseMessage, type Content, type FieldNode } from "../../src/index.ts";

const registry = createFileRegistry(fromBinary(FileDescriptorSetSchema, base64Decode(image)));

function typed(name: string) {
  const desc = registry.getMessage(name);
  if (!desc) throw new Error(`no ${name}`);
  return desc;
}

function bytes(hex: string): Uint8Array {
  return Uint8Array.from(hex.match(/[0-9a-f]{2}/gu) ?? [], (digits) => Number.parseInt(digits, 16));
}

function parse(hex: string, type?: string) {
  return parseMessage(bytes(hex), {
    schema: type === undefined ? undefined : typed(type),
    registry,
  });
}

/** The only field. */
function one(hex: string, type?: string): FieldNode {
  const { fields } = parse(hex, type);
  const [node] = fields;
  if (!node || fields.length !== 1) throw new Error(`${fields.length} fields`);
  return node;
}

function guessesOf(content: Content): readonly string[] {
  return "guesses" in content ? content.guesses.map(({ as, text }) => `${as} ${text}`) : [];
}

const scalars = "playground.v1.Scalars";

describe("how a number came about", () => {
  const fields = new Map(typed(scalars).fields.map(({ name, number }) => [name, number]));
  const tag = (name: string, wireType: number): string =>
    (((fields.get(name) ?? 0) << 3) | wireType).toString(16).padStart(2, "0");

  test("the schema of this test has what it needs", () => {
    for (const name of ["an_int32", "a_sint32", "a_bool", "a_float", "a_fixed32"]) {
      expect([...fields.keys()]).toContain(name);
    }
  });

  test.each([
    ["an_int32", 0, "05", "5", "varint of one byte: 5"],
    ["an_int32", 0, "9601", "150", "22 + 1 × 128 = 150"],
    ["an_int32", 0, "ffffffffffffffffff01", "-1", "two's complement: -1"],
    ["a_sint32", 0, "03", "-2", "zigzag: odd, so -(3 + 1) ÷ 2 = -2"],
    ["a_sint32", 0, "04", "2", "zigzag: even, so 4 ÷ 2 = 2"],
    ["a_sint32", 0, "8180808010", "-1", "low 32 bits: 1; zigzag: odd, so -(1 + 1) ÷ 2 = -1"],
    ["a_bool", 0, "01", "true", "all but 0 is true"],
    ["a_float", 5, "0000c03f", "1.5", "0x3fc00000; sign +, 1.5 × 2^0"],
    ["a_float", 5, "000080ff", "-inf", "sign -, infinite"],
    ["a_float", 5, "cdcccc3d", "0.1", "0x3dcccccd"],
    ["a_fixed32", 5, "96000000", "150", "0x00000096 = 150"],
  ])("%s %i %s is %s", (name, wireType, value, text, how) => {
    const { content } = one(tag(name, wireType) + value, scalars);
    expect(content).toMatchObject({ kind: "scalar", text });
    expect(content).toMatchObject({ how: expect.stringContaining(how) as unknown });
  });

  test.each([
    [
      "an_int32",
      0,
      "ffffffffffffffffff01",
      "takes ten bytes: all 64 bits are sent. As a sint it would take 1",
    ],
    ["an_int32", 0, "8180808010", "more than this type's 32 bits"],
    ["an_int32", 0, "ffffffff0f", "writers send all 64"],
    ["an_int32", 0, "8500", "overlong: 2 bytes where 1 would do"],
    ["an_int32", 0, "00", "which need not be sent"],
    ["a_bool", 0, "02", "A bool of 2"],
    ["a_bool", 0, "ffffffffffffffffff7f", "more than 64 bits"],
  ])("%s %i %s is odd", (name, wireType, value, note) => {
    expect(one(tag(name, wireType) + value, scalars).notes.join(" ")).toContain(note);
  });
});

describe("what is odd", () => {
  test("an overlong tag and an overlong length", () => {
    const { notes, tag, length, value } = one("8a00820068 69", "greet.HelloRequest");
    expect({ tag, length, value }).toEqual({
      tag: { start: 0, end: 2 },
      length: { start: 2, end: 4 },
      value: { start: 4, end: 6 },
    });
    expect(notes).toHaveLength(2);
  });

  // Python's parser (upb) takes the first and refuses the others, as C++'s does.
  test.each([
    ["8a80808000 0161", "5 bytes where 1 would do. Parsers take it."],
    ["8a8080808000 0161", "6 bytes where 1 would do. Many parsers take 5 at most."],
    ["0a 818080808000 61", "6 bytes where 1 would do. Many parsers take 5 at most."],
  ])("%s is overlong", (hex, note) => {
    expect(one(hex, "greet.HelloRequest").notes).toEqual([expect.stringContaining(note)]);
  });

  test("a field that comes twice", () => {
    const [, second] = parse("0a0161 0a0162", "greet.HelloRequest").fields;
    expect(second).toMatchObject({
      path: "1#1",
      notes: [expect.stringContaining("last one counts")],
    });
  });

  test("what parsers keep among the unknown fields does not count, though it comes last", () => {
    const [, second] = parse("0a0161 0801", "greet.HelloRequest").fields;
    expect(second?.content.kind).toBe("broken");
    expect(second?.notes).toEqual([]);
    const label = typed("google.protobuf.FieldDescriptorProto");
    const unnamed = parseMessage(bytes("2001 2063"), { schema: label }).fields[1];
    expect(unnamed?.notes).toEqual([expect.stringContaining("the enum is closed")]);
  });

  test("messages of a oneof that take turns, which parsers do not merge", () => {
    const [, second] = parse("2a00 2a00", "google.protobuf.Value").fields;
    expect(second?.notes).toEqual([expect.stringMatching(/merge the two\.$/u)]);
    const [, , third] = parse("2a00 3200 2a00", "google.protobuf.Value").fields;
    expect(third?.notes).toEqual([expect.stringContaining("so did list_value of the same oneof")]);
  });

  test("an enum below zero, which no sint could be", () => {
    const { notes } = one("10ffffffffffffffffff01", "RecommendationRequest");
    expect(notes[0]).toBe("Below zero takes ten bytes: all 64 bits are sent.");
  });

  test("a number without a name in an enum", () => {
    const node = one("1063", "RecommendationRequest");
    expect(node.content).toMatchObject({ kind: "scalar", text: "99" });
    expect(node.notes.join(" ")).toContain("BookCategory has no name for 99; the enum is open");
    expect(one("1003", "RecommendationRequest").content).toMatchObject({ text: "HISTORY" });
  });

  test("a list that is packed where the schema says otherwise, and the other way round", () => {
    const desc = typed("google.protobuf.SourceCodeInfo.Location");
    const packed = parseMessage(bytes("0a03 010203"), { schema: desc }).fields[0];
    expect(packed?.notes).toEqual([]);
    const alone = parseMessage(bytes("0801"), { schema: desc }).fields[0];
    expect(alone?.content).toMatchObject({ kind: "scalar", text: "1" });
    expect(alone?.notes.join(" ")).toContain("here is one by itself");
    const plain = typed("google.protobuf.FileDescriptorProto");
    const dependency = parseMessage(bytes("5202 0102"), { schema: plain }).fields[0];
    expect(dependency).toMatchObject({
      name: "public_dependency",
      content: { kind: "packed", count: 2 },
    });
    expect(dependency?.notes.join(" ")).toContain("here they are packed");
  });
});

describe("what is wrong", () => {
  test.each([
    ["00", 0, "field number 0"],
    ["0a026869 07", 4, "field number 0"],
    ["0e", 0, "wire type 6"],
    ["80808080 8001 00", 0, "above 536870911"],
    ["0c", 0, "none has begun"],
    ["08", 1, "within a varint"],
    ["0880", 1, "within a varint"],
    ["08ffffffffffffffffffff01", 1, "at most 10 bytes"],
    ["80", 0, "within a tag"],
    ["09 01020304", 1, "takes 8 bytes, and there are only 4"],
    ["0d 01", 1, "takes 4 bytes, and there are only 1"],
    ["0a 05 61", 1, "has 5 bytes, and there are only 1"],
    ["0a ffffffffffffffff7f", 1, "has 9223372036854776000 bytes"],
    ["0b 0801", 0, "does not end"],
    ["0b 14", 1, "another one is open"],
  ])("%s", (hex, at, message) => {
    const { problem } = parse(hex);
    expect(problem).toEqual({ at, message: expect.stringContaining(message) as unknown });
  });

  test("groups beyond what any parser opens", () => {
    const deep = parseMessage(new Uint8Array(101).fill(0x0b));
    expect(deep.problem?.message).toContain("more than 100 deep");
    const sound = new Uint8Array(200).fill(0x0b, 0, 100).fill(0x0c, 100);
    expect(parseMessage(sound).problem).toBeUndefined();
  });

  test("what is there of a message that breaks off can be opened", () => {
    const { fields, problem } = parse("0a0161 1209 0a0162 1205 63", "greet.DelayedReply");
    expect(fields).toHaveLength(2);
    const content = fields[1]?.content;
    expect(content).toMatchObject({ kind: "broken", problem });
    const inner = content?.kind === "broken" ? content.guesses[0]?.message?.parse() : undefined;
    expect(inner?.fields).toMatchObject([
      { name: "name", content: { kind: "string", text: "b" } },
      { name: "greeting", content: { kind: "broken" }, value: { start: 10, end: 11 } },
    ]);
  });

  test("another wire type than the schema's", () => {
    const { content } = one("0805", "greet.HelloRequest");
    expect(content).toMatchObject({ kind: "broken", problem: { at: 1 } });
    expect(content).toMatchObject({
      problem: {
        message:
          "The schema says that greet.HelloRequest.name is of type string (LEN), and these bytes are VARINT. Parsers take them for an unknown field.",
      },
    });
    expect(guessesOf(content)[0]).toBe("int64 5");
  });

  test.each([
    ["ff", 0],
    ["61 c0 80", 1],
    ["ed a0 80", 0],
    ["f4 90 80 80", 0],
    ["61 62 e2 82", 2],
  ])("a string of %s, which is not UTF-8", (hex, at) => {
    const value = bytes(hex);
    const message = Uint8Array.from([0x0a, value.length, ...value]);
    const { fields } = parseMessage(message, { schema: HelloRequestSchema });
    expect(fields[0]?.content).toMatchObject({ kind: "broken", problem: { at: at + 2 } });
  });
});

describe("guesses, the likeliest first", () => {
  test.each([
    ["0a05 68656c6c6f", 'string "hello"'],
    ["0a00", 'string ""'],
    ["0a04 0a026869", "message 1 field"],
    // A message, though it would be text with a line break.
    ["0a0b 0a09 616263646566676869", "message 1 field"],
    ["0a04 08960110", "bytes 08 96 01 10"],
    ["0a03 010203", "bytes 01 02 03"],
    ["08 05", "int64 5"],
    ["08 ffffffffffffffffff01", "int64 -1"],
    ["09 000000000000f83f", "double 1.5"],
    ["09 0500000000000000", "fixed64 5"],
    ["0d 0000c03f", "float 1.5"],
    ["0d 05000000", "fixed32 5"],
  ])("%s", (hex, guess) => {
    expect(guessesOf(one(hex).content)[0]).toBe(guess);
  });

  test("and the others behind it", () => {
    expect(guessesOf(one("08 01").content)).toEqual(["int64 1", "bool true", "sint64 (zigzag) -1"]);
    expect(guessesOf(one("08 80e2cfaa06").content)).toContain(
      "time in seconds 2023-11-14T22:13:20Z",
    );
    expect(guessesOf(one("0a03 010203").content)).toContain("packed varints [1, 2, 3]");
    expect(guessesOf(one("0a04 0000c03f").content)).toContain("packed float [1.5]");
  });

  test("a group is no guess", () => {
    const { content, endTag, value } = one("0b 0801 0c");
    expect(content.kind).toBe("message");
    expect({ endTag, value }).toEqual({
      endTag: { start: 3, end: 4 },
      value: { start: 1, end: 3 },
    });
  });
});

describe("an Any", () => {
  const url = Buffer.from("type.googleapis.com/greet.HelloReply");
  const head = Buffer.concat([Buffer.of(0x0a, url.length), url]);
  const value = Buffer.from("12040a026869", "hex");

  test.each([
    ["its URL first", Buffer.concat([head, value])],
    ["its URL last", Buffer.concat([value, head])],
  ])("opens as the type that it names: %s", (_, all) => {
    const node = findNode(parseMessage(all, { schema: AnySchema, registry }), "2");
    const { content } = node ?? {};
    expect(content).toMatchObject({ kind: "message", schema: { typeName: "greet.HelloReply" } });
    expect(content?.kind === "message" && content.parse().fields).toMatchObject([
      { path: "2.1", name: "message", content: { text: "hi" } },
    ]);
  });

  test("of a type that nobody knows is guessed at", () => {
    const all = Buffer.concat([head, value]);
    const node = parseMessage(all, { schema: AnySchema }).find(2);
    expect(node?.content.kind).toBe("unknown");
    expect(node?.notes.join(" ")).toContain("A greet.HelloReply, by its URL");
  });
});

describe("finding", () => {
  const reply = "0a026869 12060a0161120162 12030a0163";

  test.each([
    [0, "1", "tag"],
    [1, "1", "length"],
    [3, "1", "value"],
    [4, "2", "tag"],
    [5, "2", "length"],
    [6, "2.1", "tag"],
    [11, "2.2", "value"],
    [12, "2#1", "tag"],
    [16, "2#1.1", "value"],
  ])("byte %i", (offset, path, role) => {
    const found = nodeAt(parse(reply, "greet.DelayedReply"), offset);
    expect(found).toMatchObject({ role, node: { path } });
    expect(found?.holders.map((holder) => holder.path)).toEqual(
      path.includes(".") ? [path.split(".")[0]] : [],
    );
    // Without a schema it is the same field.
    expect(nodeAt(parse(reply), offset)).toMatchObject({ role, node: { path } });
  });

  test("nothing is outside, nor behind a problem", () => {
    expect(nodeAt(parse(reply), 17)).toBeUndefined();
    expect(nodeAt(parse(reply), -1)).toBeUndefined();
    expect(nodeAt(parse("0801 00 0801"), 3)).toBeUndefined();
  });

  test("the end of a group, and one value of a packed list", () => {
    expect(nodeAt(parse("0b 0801 0c"), 3)).toMatchObject({ role: "endTag", node: { path: "1" } });
    const list = parse("0a04 01 9601 03", "google.protobuf.SourceCodeInfo.Location");
    expect(nodeAt(list, 4)?.element).toEqual({ index: 1, span: { start: 3, end: 5 }, text: "150" });
  });

  test("by path", () => {
    const tree = parse(reply, "greet.DelayedReply");
    expect(findNode(tree, "2#1.1")).toMatchObject({ span: { start: 14, end: 17 } });
    for (const path of ["3", "2#2", "1.1", "2.3", "", "x"]) {
      expect(findNode(tree, path)).toBeUndefined();
    }
    expect(tree.find(2)).toMatchObject({ path: "2#1" });
  });

  test("within a message whose place is known", () => {
    const all = bytes(reply);
    const schema = HelloRequestSchema;
    const tree = parseMessage(all, { schema, span: { start: 6, end: 12 }, path: "2" });
    expect(tree.fields.map(({ path }) => path)).toEqual(["2.1", "2.2"]);
    expect(findNode(tree, "2.2")?.span).toEqual({ start: 9, end: 12 });
    expect(findNode(tree, "1")).toBeUndefined();
  });

  test("pages keep the paths, from whatever byte they begin", () => {
    const tree = parse("0801 0802 1001 0803", undefined);
    const paths = (from: number, limit: number) =>
      tree.parse({ from, limit }).fields.map(({ path }) => path);
    expect(paths(0, 2)).toEqual(["1", "1#1"]);
    expect(paths(4, 2)).toEqual(["2", "1#2"]);
    expect(paths(3, 2)).toEqual(["1#1", "2"]);
    expect(paths(8, 2)).toEqual([]);
  });
});

/** A greeting of three million letters, and what is at its end. */
function long(last: readonly number[]): Uint8Array {
  const size = 3_000_000;
  const value = new Uint8Array(size).fill(0x61);
  value.set(last, size - last.length);
  const head = new BinaryWriter().tag(1, WireType.LengthDelimited).bytes(value);
  return head.finish();
}

describe("a long string", () => {
  test("is text to its last character", () => {
    const all = long([0xf0, 0x9f, 0xa6, 0x8a]);
    const [node] = parseMessage(all, { schema: HelloRequestSchema }).fields;
    const { content } = node ?? {};
    expect(content).toMatchObject({ kind: "string", text: "a".repeat(1000), cut: true });
    const whole = new TextDecoder().decode(all.subarray(node?.value.start));
    expect(content?.kind === "string" && content.whole?.() === whole).toBe(true);
  });

  test.each([[[0xff]], [[0xe2, 0x82]]])("is none that ends in %j", (last) => {
    const all = long(last);
    const [node] = parseMessage(all, { schema: HelloRequestSchema }).fields;
    expect(node?.content).toMatchObject({
      kind: "broken",
      problem: { at: all.length - last.length },
    });
  });
});
