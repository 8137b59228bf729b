import { create, createFileRegistry, fromBinary, toBinary } from "@bufbuild/protobuf";
import { Edition, FileDescriptorSetSchema } from "@bufbuild/protobuf/wkt";
import { describe, expect, test } from "vitest";
import {
  createDraft,
  draftToMessage,
  messageToDraft,
  type FieldDraft,
  type MessageDraft,
} from "../src/index.ts";
import { messageToJson, parseJson } from "../src/json/index.ts";
import { set, text } from "./by-hand.ts";
import { message } from "./schemas.ts";

// Unset, empty, zero and default are four things. Which of them differ on the
// wire depends on presence: https://protobuf.dev/programming-guides/field_presence/

const int32 = 5;
const string = 9;
const bytes = 12;
const types = { int32, string, bytes, bool: 8, double: 1, int64: 3, enum: 14 } as const;
type TypeName = keyof typeof types;

/** How a field with presence of a kind is declared, in the syntax that has it. */
const declarations = {
  "proto3 implicit": { syntax: "proto3", field: {} },
  "proto3 optional": { syntax: "proto3", field: { proto3Optional: true, oneofIndex: 0 } },
  "proto3 oneof": { syntax: "proto3", field: { oneofIndex: 0 } },
  "proto2 optional": { syntax: "proto2", field: {} },
  "proto2 required": { syntax: "proto2", field: { label: 2 } },
  "2023 explicit": { syntax: "editions", field: {} },
  "2023 implicit": { syntax: "editions", field: { options: { features: { fieldPresence: 2 } } } },
  "2023 required": { syntax: "editions", field: { options: { features: { fieldPresence: 3 } } } },
} as const;
type Declaration = keyof typeof declarations;

const load = (of: Declaration, type: TypeName) => {
  const { syntax, field } = declarations[of];
  const file = {
    name: "p.proto",
    syntax,
    ...(syntax === "editions" && { edition: Edition.EDITION_2023 }),
    messageType: [
      {
        name: "M",
        field: [
          {
            name: "f",
            jsonName: "f",
            number: 1,
            label: 1,
            type: types[type],
            ...(type === "enum" && { typeName: ".E" }),
            ...field,
          },
        ],
        oneofDecl: "oneofIndex" in field ? [{ name: "_f" }] : [],
      },
    ],
    enumType: [{ name: "E", value: [{ name: "E_NONE", number: 0 }] }],
  };
  const image = create(FileDescriptorSetSchema, { file: [file] });
  const desc = createFileRegistry(image).getMessage("M");
  if (!desc) throw new Error("no M");
  return desc;
};

const zeros: Readonly<Record<TypeName, { draft: FieldDraft; json: string; wire: number[] }>> = {
  int32: { draft: text("0"), json: "0", wire: [8, 0] },
  int64: { draft: text("0"), json: '"0"', wire: [8, 0] },
  string: { draft: text(""), json: '""', wire: [10, 0] },
  bytes: { draft: { kind: "bytes", encoding: "text", text: "" }, json: '""', wire: [10, 0] },
  bool: { draft: { kind: "bool", value: false }, json: "false", wire: [8, 0] },
  double: { draft: text("0"), json: "0", wire: [9, 0, 0, 0, 0, 0, 0, 0, 0] },
  enum: { draft: text("E_NONE"), json: '"E_NONE"', wire: [8, 0] },
};

const wireOf = (draft: MessageDraft) => [...toBinary(draft.desc, draftToMessage(draft).message)];
const cases = Object.keys(declarations).flatMap((of) =>
  Object.keys(types).map((type) => [of as Declaration, type as TypeName] as const),
);

describe.each(cases)("%s %s", (of, type) => {
  const desc = load(of, type);
  const { draft: zero, json, wire } = zeros[type];
  const told = !of.endsWith("implicit");
  const isRequired = of.endsWith("required");

  test("a zero is sent just when it can be told from unset", () => {
    expect(wireOf(set(createDraft(desc), ["f"], zero))).toEqual(told ? wire : []);
    expect(draftToMessage(set(createDraft(desc), ["f"], zero)).issues).toEqual([]);
  });

  test("unset is not sent, and is an issue where it is required", () => {
    const { message: made, issues } = draftToMessage(createDraft(desc));
    expect(issues.map(({ at }) => at)).toEqual(isRequired ? ["f"] : []);
    const written = messageToJson(desc, made);
    expect(written.ok && JSON.parse(written.value)).toEqual({});
  });

  test("a zero that came is set in the form and in JSON just when it can be told from unset", () => {
    const received = fromBinary(desc, new Uint8Array(wire));
    expect(messageToDraft(desc, received).fields.has("f")).toBe(told);
    const written = messageToJson(desc, received);
    expect(written).toMatchObject({ ok: true, value: told ? `{\n  "f": ${json}\n}` : "{}" });
  });

  test("a zero in JSON is what it is in the form, and null is unset", () => {
    const parsed = parseJson(desc, `{"f": ${json}}`);
    expect(parsed.ok && messageToDraft(desc, parsed.message).fields.has("f")).toBe(told);
    const none = parseJson(desc, '{"f": null}');
    expect(none.ok && messageToDraft(desc, none.message).fields.size).toBe(0);
  });

  test("what is typed stays when the JSON beside it says the same", () => {
    const before = set(createDraft(desc), ["f"], zero);
    const { message: made } = draftToMessage(before);
    expect(messageToDraft(desc, made, { before })).toBe(before);
  });
});

test("a default of its own is neither unset nor zero", () => {
  const desc = message("legacy.Legacy");
  const must = set(createDraft(desc), ["must"], text(""));
  const wire = (typed: string) => wireOf(set(must, ["number"], text(typed))).slice(2);
  // number = 2 [default = 7]
  expect(wire("7")).toEqual([16, 7]);
  expect(wire("0")).toEqual([16, 0]);
  expect(wire("")).toEqual([]);
});
