import { create, createFileRegistry, setExtension, toBinary } from "@bufbuild/protobuf";
import { FileDescriptorSetSchema } from "@bufbuild/protobuf/wkt";
import { describe, expect, test } from "vitest";
import { separateLocalNames } from "../src/index.ts";
import { messageToJson, parseJson } from "../src/json/index.ts";
import { parseJsonText } from "../src/json/text.ts";
import { message, shapes } from "./schemas.ts";

const read = (typeName: string, text: string) =>
  parseJson(message(typeName), text, { registry: shapes });
const problem = (typeName: string, text: string) => {
  const parsed = read(typeName, text);
  if (parsed.ok) return "it was read";
  const { line, column, message: why } = parsed.issues[0] ?? { line: 0, column: 0, message: "" };
  return `${line}:${column} ${why}`;
};
const rewritten = (typeName: string, text: string) => {
  const parsed = read(typeName, text);
  if (!parsed.ok) throw new Error(parsed.issues[0]?.message);
  const written = messageToJson(message(typeName), parsed.message, { registry: shapes });
  if (!written.ok) throw new Error(written.message);
  return JSON.parse(written.value) as unknown;
};

describe("JSON that is not JSON says where and why", () => {
  test.each([
    ["", "1:1 A value was expected, but the text ends here."],
    ['{"name": "a",}', "1:14 The comma before this } is one too many."],
    ['{\n  name: "a"\n}', '2:3 Put the name in double quotes: "name".'],
    [
      "{\n  'name': 1}",
      "2:3 A name in double quotes was expected, but a single quote stands here; JSON uses double quotes.",
    ],
    ['{"name" "a"}', '1:9 A colon was expected after "name", but "\\"" stands here.'],
    [
      '{"name": "a" "b": 1}',
      '1:14 A comma or } was expected after this value, but "\\"" stands here.',
    ],
    ['{"name": "a', "1:10 This text has no closing quote."],
    ['{"name": "a\n"}', "1:10 A line cannot end inside a text. Write \\n, or close the quote."],
    ['{"name": "\\x"}', '1:11 A backslash starts \\n, \\t, \\", \\\\ or \\u and four hex digits.'],
    ["// hi\n{}", "1:1 A value was expected, but a comment stands here, which JSON does not have."],
    ['{"name": "a"} x', '1:15 The JSON ends before this, but "x" stands here.'],
    ['{"name": NaN}', '1:10 JSON has no NaN. Put it in double quotes: "NaN".'],
    ['{"name": True}', "1:10 Write true, in lower case."],
    ['{"name": 01}', '1:10 "01" is not a JSON number, such as 12, -0.5 or 1e9.'],
    ['{"name": hello}', '1:10 "hello" is not a JSON value. Text needs double quotes.'],
  ])("%j", (text, expected) => {
    expect(problem("greet.HelloRequest", text)).toBe(expected);
  });

  test("a text nested a million deep is refused, and does not end the stack", () => {
    expect(problem("greet.HelloRequest", "[".repeat(1_000_000))).toContain("nested more than");
  });

  test("a key that V8's JSON.parse misreads is read right", () => {
    parseJsonText('{"": 0, "\\\\": 0}');
    const parsed = parseJsonText('{"": 0, "\\"": 0}');
    const keys =
      parsed.ok && parsed.node.kind === "object" && parsed.node.entries.map(({ key }) => key);
    expect(keys).toEqual(["", '"']);
  });
});

describe("JSON that is not this message says where and why", () => {
  test("on every line of a long paste, in time", () => {
    const lines = Array.from({ length: 50_000 }, () => '"x"').join(",\n");
    const parsed = read("shapes.Collections", `{"longs": [\n${lines}]}`);
    const issues = parsed.ok ? [] : parsed.issues;
    expect(issues).toHaveLength(50_000);
    expect(issues[0]).toMatchObject({ line: 2, column: 1 });
    expect(issues.at(-1)).toMatchObject({ line: 50_001, column: 1 });
  });

  test.each([
    [
      "greet.HelloRequest",
      '{"nmae": "x"}',
      '1:2 HelloRequest has no field "nmae". Did you mean "name"?',
    ],
    [
      "greet.HelloRequest",
      '{"zzzzzz": 1}',
      '1:2 HelloRequest has no field "zzzzzz". It has name, greeting.',
    ],
    ["greet.HelloRequest", '{"name": 1}', "1:10 This is a string: put it in double quotes."],
    [
      "greet.HelloRequest",
      "[]",
      "1:1 HelloRequest is a message, so this has to be an object in { }.",
    ],
    [
      "greet.HelloRequest",
      '{"name": "a", "name": "b"}',
      "1:15 name stands here a second time. Keep one of the two.",
    ],
    [
      "greet.DelayedReply",
      '{"request": {}}',
      "1:13 request is repeated, so this has to be an array in [ ].",
    ],
    [
      "HeyHow",
      '{"count": "12a"}',
      '1:11 "12a" is not an int32. Write a whole number from -2147483648 to 2147483647.',
    ],
    [
      "HeyHow",
      '{"count": 2147483648}',
      '1:11 "2147483648" is out of range for int32. Type a whole number from -2147483648 to 2147483647.',
    ],
    [
      "HeyHow",
      '{"count": 1.5}',
      '1:11 "1.5" is not an int32. Type a whole number from -2147483648 to 2147483647.',
    ],
    [
      "shapes.Scalars",
      '{"bool": "true"}',
      "1:10 This is a bool: write true or false, without quotes.",
    ],
    [
      "shapes.Scalars",
      '{"bytes": "*"}',
      '1:11 In JSON, bytes are base64. "*" is not in base64. Type A-Z, a-z, 0-9, + and /, or choose text.',
    ],
    [
      "shapes.Scalars",
      '{"colour": true}',
      "1:12 Colour is an enum: write a name in double quotes, or a number.",
    ],
    [
      "shapes.Choices",
      '{"number": 1, "text": ""}',
      "1:15 text and number are in the oneof choice, which holds one of them. Keep one.",
    ],
    [
      "shapes.WellKnown",
      '{"timestamp": "now"}',
      "1:15 This is not a Timestamp. Write a time in RFC 3339, such as 2026-01-02T03:04:05Z, in double quotes.",
    ],
    [
      "shapes.WellKnown",
      '{"any": {"@type": "x/none.Such"}}',
      '1:19 This schema has no message type for "x/none.Such". Write a prefix, a slash and a full name.',
    ],
    [
      "shapes.Collections",
      '{"by_bool": {"yes": 1}}',
      "1:14 This is a bool: write true or false, without quotes.",
    ],
    [
      "modern.Modern",
      '{"shut": 1}',
      "1:10 Shut is a closed enum and has no value 1. Use SHUT_A (0), SHUT_B (2).",
    ],
  ])("%s %s", (typeName, text, expected) => {
    expect(problem(typeName, text)).toBe(expected);
  });

  test("every problem is listed, not only the first", () => {
    const parsed = read("greet.HelloRequest", '{"name": 1, "greeting": 2, "x": 3}');
    expect(parsed.ok ? [] : parsed.issues.map(({ column }) => column)).toEqual([10, 25, 28]);
  });
});

describe("ProtoJSON", () => {
  test("64-bit integers are not rounded, as numbers or as strings", () => {
    expect(
      rewritten(
        "shapes.Scalars",
        '{"int64": 9223372036854775807, "uint64": "18446744073709551615"}',
      ),
    ).toEqual({
      int64: "9223372036854775807",
      uint64: "18446744073709551615",
    });
    expect(rewritten("shapes.Scalars", '{"int64": 9.007199254740993e15}')).toEqual({
      int64: "9007199254740993",
    });
  });

  test("whole numbers may be written with a point or an exponent", () => {
    expect(rewritten("HeyHow", '{"count": 1.0e2}')).toEqual({ count: 100 });
    expect(rewritten("HeyHow", '{"count": "50.0"}')).toEqual({ count: 50 });
  });

  test("proto names are written; JSON names are read too", () => {
    expect(rewritten("shapes.Awkward", '{"snakeCaseName": "a", "somethingElse": "b"}')).toEqual({
      snake_case_name: "a",
      renamed: "b",
    });
    expect(rewritten("shapes.Awkward", '{"constructor": "a", "toString": "b"}')).toEqual({
      constructor: "a",
      toString: "b",
    });
  });

  test("null unsets, but for the types that hold it", () => {
    expect(rewritten("shapes.Optionals", '{"string": null}')).toEqual({});
    expect(rewritten("shapes.WellKnown", '{"value": null}')).toEqual({ value: null });
  });

  test("an unknown number of an open enum stays", () => {
    expect(rewritten("shapes.Scalars", '{"colour": 99}')).toEqual({ colour: 99 });
    expect(rewritten("shapes.Scalars", '{"colour": "COLOUR_VERDANT"}')).toEqual({
      colour: "COLOUR_GREEN",
    });
  });

  test("an Any holds a message of the schema, or a well-known one", () => {
    const person = { any: { "@type": "type.googleapis.com/shapes.Person", name: "Ada", id: "7" } };
    expect(rewritten("shapes.WellKnown", JSON.stringify(person))).toEqual(person);
    const time = {
      any: { "@type": "type.googleapis.com/google.protobuf.Duration", value: "1.5s" },
    };
    expect(rewritten("shapes.WellKnown", JSON.stringify(time))).toEqual({
      any: { ...time.any, value: "1.500s" },
    });
  });

  test("an Any of a type that is not known has no JSON, and says so", () => {
    const desc = message("shapes.WellKnown");
    const any = { typeUrl: "type.googleapis.com/none.Such", value: new Uint8Array([1]) };
    const written = messageToJson(desc, create(desc, { any }), { registry: shapes });
    expect(written).toMatchObject({ ok: false });
    expect(written.ok ? "" : written.message).toContain("any is an Any of none.Such");
  });

  test("extensions are written and read when the registry knows them", () => {
    const desc = message("legacy.Legacy");
    const nickname = shapes.getExtension("legacy.nickname");
    const legacy = create(desc, { must: "be" });
    if (nickname) setExtension(legacy, nickname, "Bob");
    const written = messageToJson(desc, legacy, { registry: shapes });
    if (!written.ok) throw new Error(written.message);
    expect(JSON.parse(written.value)).toEqual({ must: "be", "[legacy.nickname]": "Bob" });
    const back = parseJson(desc, written.value, { registry: shapes });
    expect(back.ok && toBinary(desc, back.message)).toEqual(toBinary(desc, legacy));
    const without = parseJson(desc, written.value, { registry: createFileRegistry() });
    expect(without.ok).toBe(false);
  });

  test("a float is written with the digits that were typed", () => {
    expect(rewritten("shapes.Scalars", '{"float": 0.1, "double": "-Infinity"}')).toEqual({
      float: 0.1,
      double: "-Infinity",
    });
  });

  test("a time with more nanoseconds than there are in a second has no JSON, and says so", () => {
    const desc = message("shapes.WellKnown");
    const wrong = create(desc, { timestamp: { seconds: 1n, nanos: 2_000_000_000 } });
    const written = messageToJson(desc, wrong);
    expect(written.ok ? "" : written.message).toContain("timestamp has no JSON");
  });
});

test("a key that is one field's name and another's JSON name is the former", () => {
  const int32 = { label: 1, type: 5, jsonName: "aB" } as const;
  const field = [
    { ...int32, name: "a_b", number: 1 },
    { ...int32, name: "aB", number: 2 },
  ];
  const messageType = [{ name: "M", field }];
  const file = [{ name: "m.proto", syntax: "proto2", messageType }];
  const set = create(FileDescriptorSetSchema, { file });
  const desc = separateLocalNames(createFileRegistry(set)).getMessage("M");
  if (!desc) throw new Error("no M");
  const parsed = parseJson(desc, '{"a_b": 1, "aB": 2}');
  expect(parsed.ok && [...toBinary(desc, parsed.message)]).toEqual([8, 1, 16, 2]);
});
