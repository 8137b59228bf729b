import { create, createFileRegistry, toBinary, type DescMessage } from "@bufbuild/protobuf";
import {
  FieldDescriptorProto_Label as Label,
  FieldDescriptorProto_Type as Type,
  FieldDescriptorProtoSchema,
  file_google_protobuf_any,
  file_google_protobuf_field_mask,
  file_google_protobuf_struct,
  FileDescriptorProtoSchema,
} from "@bufbuild/protobuf/wkt";
import { describe, expect, test } from "vitest";
import {
  createDraft,
  draftSize,
  draftToMessage,
  messageToDraft,
  newAny,
  updateDraft,
  type FieldDraft,
} from "../src/index.ts";
import { messageToJson, parseJson } from "../src/json/index.ts";

const field = (name: string, number: number, type: Type, typeName = "") =>
  create(FieldDescriptorProtoSchema, { name, number, type, typeName, label: Label.OPTIONAL });

const many = (name: string, number: number, typeName: string) =>
  create(FieldDescriptorProtoSchema, {
    ...field(name, number, Type.MESSAGE, typeName),
    label: Label.REPEATED,
  });

const extension = (name: string, number: number, type: Type, typeName = "") =>
  create(FieldDescriptorProtoSchema, {
    ...field(name, number, type, typeName),
    extendee: ".Holder",
  });

const files = [
  file_google_protobuf_any,
  file_google_protobuf_field_mask,
  file_google_protobuf_struct,
].map(({ proto }) => proto);

// Without a package, so that extensions are called as what every object has.
const registry = createFileRegistry(
  create(FileDescriptorProtoSchema, {
    name: "hostile.proto",
    syntax: "proto2",
    dependency: files.map(({ name }) => name),
    messageType: [
      {
        name: "Holder",
        extensionRange: [{ start: 100, end: 200 }],
        oneofDecl: [{ name: "choice" }],
        field: [
          field("child", 1, Type.MESSAGE, ".Holder"),
          field("any", 2, Type.MESSAGE, ".google.protobuf.Any"),
          many("anys", 3, ".google.protobuf.Any"),
          many("by_name", 4, ".Holder.ByNameEntry"),
          field("struct", 5, Type.MESSAGE, ".google.protobuf.Struct"),
          field("value", 6, Type.MESSAGE, ".google.protobuf.Value"),
          field("mask", 7, Type.MESSAGE, ".google.protobuf.FieldMask"),
          field("text", 8, Type.STRING),
          create(FieldDescriptorProtoSchema, {
            ...field("chosen", 9, Type.MESSAGE, ".google.protobuf.Any"),
            oneofIndex: 0,
          }),
        ],
        nestedType: [
          {
            name: "ByNameEntry",
            options: { mapEntry: true },
            field: [
              field("key", 1, Type.STRING),
              field("value", 2, Type.MESSAGE, ".google.protobuf.Any"),
            ],
          },
        ],
      },
      {
        name: "Strict",
        field: [
          create(FieldDescriptorProtoSchema, {
            ...field("must", 1, Type.INT32),
            label: Label.REQUIRED,
          }),
          field("more", 2, Type.INT32),
        ],
      },
    ],
    extension: [
      extension("strict", 100, Type.MESSAGE, ".Strict"),
      extension("hasOwnProperty", 101, Type.MESSAGE, ".Holder"),
      extension("__proto__", 102, Type.MESSAGE, ".Holder"),
      extension("constructor", 103, Type.STRING),
    ],
  }),
  (name) => files.find((file) => file.name === name),
);

const Holder = messageType("Holder");

function messageType(name: string): DescMessage {
  const desc = registry.getMessage(name);
  if (!desc) throw new Error(`no message ${name}`);
  return desc;
}

const read = (json: string) => parseJson(Holder, json, { registry });
const issuesOf = (json: string) => {
  const parsed = read(json);
  return parsed.ok ? [] : parsed.issues.map(({ message, column }) => `${column}: ${message}`);
};
const draftOf = (name: string, value: FieldDraft) =>
  updateDraft(createDraft(Holder, registry), [name], () => value);

describe("what is packed as it is read, and lacks a required field, is an issue with a position", () => {
  const missing = "Strict needs must, which is required. Fill it in.";

  test("in an Any", () => {
    expect(issuesOf('{"any": {"@type": "x/Strict", "more": 1}}')).toEqual([`9: ${missing}`]);
  });

  test("in an Any in an Any", () => {
    const json =
      '{"any": {"@type": "x/google.protobuf.Any", "value": {"@type": "x/Strict", "more": 1}}}';
    expect(issuesOf(json)).toEqual([`53: ${missing}`]);
  });

  test("in an extension", () => {
    expect(issuesOf('{"child": {"[strict]": {"more": 1}}}')).toEqual([`24: ${missing}`]);
  });

  test("but of one that is not valid, that is all that is said", () => {
    expect(issuesOf('{"any": {"@type": "x/Strict", "must": "one"}}')).toHaveLength(1);
  });

  test("outside of both it is for the draft to say", () => {
    expect(issuesOf('{"[strict]": {"must": 1}, "any": {"@type": "x/Strict", "must": 1}}')).toEqual(
      [],
    );
  });
});

test("extensions called as what every object has come and go like any other", () => {
  const json = '{"[hasOwnProperty]":{"text":"a"},"[__proto__]":{"text":"b"},"[constructor]":"c"}';
  const parsed = read(json);
  if (!parsed.ok) throw new Error(JSON.stringify(parsed.issues));
  const draft = messageToDraft(Holder, parsed.message, { registry });
  expect([...draft.fields.keys()]).toEqual(["[hasOwnProperty]", "[__proto__]", "[constructor]"]);
  const { message, issues } = draftToMessage(draft);
  expect(issues).toEqual([]);
  expect(toBinary(Holder, message)).toEqual(toBinary(Holder, parsed.message));
  const written = messageToJson(Holder, message, { registry });
  expect(written.ok && JSON.stringify(JSON.parse(written.value))).toBe(json);
});

describe("half a surrogate pair is refused, and nothing else is sent for it", () => {
  test.each([
    '{"struct": {"a": "\\ud800"}}',
    '{"struct": {"\\udfff": 1}}',
    '{"value": ["\\ud800"]}',
    '{"value": "\ud800"}',
    '{"mask": "\\ud800"}',
    '{"text": "\\ud800"}',
    '{"by_name": {"\\ud800": {}}}',
  ])("in JSON: %j", (json) => {
    expect(issuesOf(json)).toEqual([expect.stringContaining("Half of a surrogate pair")]);
  });

  const bytes = { kind: "bytes", encoding: "hex", text: "" } as const;
  test.each<[string, FieldDraft]>([
    ["struct", { kind: "text", text: '{"a": "\\ud800"}' }],
    ["value", { kind: "text", text: '{"\ud800": 1}' }],
    ["mask", { kind: "text", text: "`\ud800`" }],
    ["text", { kind: "text", text: "\ud800" }],
    ["any", { kind: "any", url: "x/\ud800", type: undefined, content: bytes }],
    ["any", { ...newAny(Holder, registry), url: "\ud800/Holder" }],
  ])("in the form: %s", (name, value) => {
    const { message, issues } = draftToMessage(draftOf(name, value));
    expect(issues).toMatchObject([
      { at: name, message: expect.stringContaining("Half of a surrogate pair") },
    ]);
    expect(toBinary(Holder, message)).toHaveLength(0);
  });
});

const nested = (depth: number) => `{"value": ${"[".repeat(depth)}${"]".repeat(depth)}}`;

test("JSON of a Value that is nested too deep says so", () => {
  expect(issuesOf(nested(98))).toEqual([]);
  expect(issuesOf(nested(150))).toEqual([expect.stringContaining("nested more than 98 levels")]);
});

test.each(["child", "any"])(
  "a draft that is nested too deep in %s is an issue, and no exception",
  (name) => {
    let draft = createDraft(Holder, registry);
    for (let depth = 0; depth < 20_000; depth++) {
      const inner = draft;
      const value = name === "any" ? { ...newAny(Holder, registry), content: inner } : inner;
      draft = { ...createDraft(Holder, registry), fields: new Map([[name, value]]) };
    }
    const [issue] = draftToMessage(draft).issues;
    expect(issue?.message).toContain("nested too deep");
    expect(draftSize(draft).isWhole).toBe(false);
  },
);
