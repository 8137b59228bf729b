import { create, fromBinary, setExtension, toBinary, type Message } from "@bufbuild/protobuf";
import { anyPack, anyUnpack, type Any } from "@bufbuild/protobuf/wkt";
import { describe, expect, test } from "vitest";
import {
  createDraft,
  describeMessage,
  draftToMessage,
  messageToDraft,
  newAny,
  newValue,
  updateDraft,
  type DraftPath,
  type FieldDraft,
  type MessageDraft,
} from "../src/index.ts";
import { messageToJson, parseJson } from "../src/json/index.ts";
import { message, shapes } from "./schemas.ts";

// What a draft knows because it knows the whole schema, and not one type of it.

const registry = shapes;
const wellKnown = message("shapes.WellKnown");
const legacy = message("legacy.Legacy");
const text = (value: string): FieldDraft => ({ kind: "text", text: value });
const set = (draft: MessageDraft, path: DraftPath, value: FieldDraft) =>
  updateDraft(draft, path, () => value);
const toJson = (draft: MessageDraft) => {
  const written = messageToJson(draft.desc, draftToMessage(draft).message, { registry });
  if (!written.ok) throw new Error(written.message);
  return JSON.parse(written.value) as unknown;
};
const edit = (draft: MessageDraft, json: unknown) => {
  const parsed = parseJson(draft.desc, JSON.stringify(json), { registry });
  if (!parsed.ok) throw new Error(parsed.issues[0]?.message);
  return messageToDraft(draft.desc, parsed.message, { before: draft });
};
const field = (name: string) => {
  const model = describeMessage(wellKnown, registry).fields.get(name);
  if (model?.control.kind !== "message") throw new Error(`no message field ${name}`);
  return model.control;
};
const again = (draft: MessageDraft) => {
  const made = draftToMessage(draft);
  expect(made.issues).toEqual([]);
  const received = fromBinary(draft.desc, toBinary(draft.desc, made.message));
  return messageToDraft(draft.desc, received, { registry });
};

describe("an extension", () => {
  const nickname = shapes.getExtension("legacy.nickname");
  const named = (): Message => {
    const made = create(legacy, { must: "be" });
    if (nickname) setExtension(made, nickname, "Bob");
    return made;
  };

  test("is a field of the form after the ordinary ones", () => {
    const members = describeMessage(legacy, registry).members.map(({ name }) => name);
    expect(members.slice(-2)).toEqual(["[legacy.nickname]", "[legacy.lucky]"]);
    expect(describeMessage(legacy).members.map(({ name }) => name)).not.toContain(
      "[legacy.nickname]",
    );
  });

  test("is read into the draft, edited there, and sent", () => {
    const draft = messageToDraft(legacy, named(), { registry });
    expect(draft.fields.get("[legacy.nickname]")).toEqual(text("Bob"));
    expect(draft.unknown).toEqual([]);
    const edited = set(draft, ["[legacy.nickname]"], text("Rob"));
    expect(toJson(again(edited))).toMatchObject({ "[legacy.nickname]": "Rob" });
  });

  test("that is deleted in the JSON is not sent", () => {
    const draft = messageToDraft(legacy, named(), { registry });
    const { message: made } = draftToMessage(edit(draft, { must: "be" }));
    expect(toBinary(legacy, made)).toEqual(toBinary(legacy, create(legacy, { must: "be" })));
  });

  test("whose bytes are of another type stays as it came", () => {
    // Field 100 as a varint, where the extension is a string.
    const bytes = new Uint8Array([...toBinary(legacy, create(legacy, { must: "be" })), 0xa0, 6, 1]);
    const draft = messageToDraft(legacy, fromBinary(legacy, bytes), { registry });
    expect(draft.fields.has("[legacy.nickname]")).toBe(false);
    expect(toBinary(legacy, draftToMessage(draft).message)).toEqual(bytes);
  });

  test("is kept when no registry knows it", () => {
    const draft = messageToDraft(legacy, named());
    expect(toBinary(legacy, draftToMessage(draft).message)).toEqual(toBinary(legacy, named()));
  });
});

describe("an Any", () => {
  const tree = message("shapes.Tree");
  const holding = (desc: typeof tree, value: Message) =>
    create(wellKnown, { any: anyPack(desc, value) });

  test("is the form of the type in it", () => {
    const draft = messageToDraft(wellKnown, holding(tree, create(tree, { name: "oak" })), {
      registry,
    });
    expect(draft.fields.get("any")).toMatchObject({
      kind: "any",
      url: "type.googleapis.com/shapes.Tree",
      content: { kind: "message", desc: tree },
    });
    const edited = set(draft, ["any", "content", "name"], text("elm"));
    const sent = again(edited).fields.get("any");
    expect(sent).toMatchObject({ content: { fields: new Map([["name", text("elm")]]) } });
    expect(toJson(edited)).toEqual({
      any: { "@type": "type.googleapis.com/shapes.Tree", name: "elm" },
    });
  });

  test("of a well-known type is entered as that type is", () => {
    const stamp = message("google.protobuf.Timestamp");
    const start = set(createDraft(wellKnown, registry), ["any"], newAny(stamp, registry));
    const draft = set(start, ["any", "content"], text("2026-01-02T03:04:05Z"));
    const packed = draftToMessage(draft).message as Message & { any: Any };
    expect(anyUnpack(packed.any, shapes)).toMatchObject({ seconds: 1767323045n });
    expect(again(draft).fields.get("any")).toEqual(draft.fields.get("any"));
  });

  test("of wrapped bytes is not taken for an Any of those bytes", () => {
    const wrapper = message("google.protobuf.BytesValue");
    const start = set(createDraft(wellKnown, registry), ["any"], newAny(wrapper, registry));
    const bytes: FieldDraft = { kind: "bytes", encoding: "hex", text: "0a ff" };
    const draft = set(start, ["any", "content"], bytes);
    expect(toJson(draft)).toEqual({
      any: { "@type": "type.googleapis.com/google.protobuf.BytesValue", value: "Cv8=" },
    });
    expect(again(draft).fields.get("any")).toMatchObject({ content: { encoding: "hex" } });
  });

  test.each([
    ["a type that the schema does not have", "type.googleapis.com/no.Such", [1, 2, 3]],
    ["bytes that are not of its type", "type.googleapis.com/shapes.Tree", [0xff, 0xff]],
    ["no type", "", [7]],
  ])("with %s shows its bytes and keeps them", (_, typeUrl, bytes) => {
    const any = { typeUrl, value: new Uint8Array(bytes) };
    const held = create(wellKnown, { any });
    const draft = messageToDraft(wellKnown, held, { registry });
    expect(draft.fields.get("any")).toMatchObject({ type: undefined, content: { kind: "bytes" } });
    expect(toBinary(wellKnown, draftToMessage(draft).message)).toEqual(toBinary(wellKnown, held));
  });

  test("says where in it something is wrong", () => {
    const scalars = newAny(message("shapes.Scalars"), registry);
    const start = set(createDraft(wellKnown, registry), ["any"], scalars);
    const draft = set(start, ["any", "content", "int32"], text("x"));
    expect(draftToMessage(draft).issues).toMatchObject([
      { path: ["any", "content", "int32"], at: "any.int32" },
    ]);
  });

  test("of a message that lacks what is required is an issue, and not an error", () => {
    const draft = set(createDraft(wellKnown, registry), ["any"], newAny(legacy, registry));
    expect(draftToMessage(draft).issues).toMatchObject([{ at: "any.must" }]);
  });
});

describe("a wrapper", () => {
  test("is entered as the value in it", () => {
    expect(field("int64_value").wraps).toMatchObject({ kind: "number" });
    const start = set(createDraft(wellKnown, registry), ["int64_value"], text("-9007199254740993"));
    const draft = set(start, ["bool_value"], { kind: "bool", value: false });
    expect(toJson(again(draft))).toEqual({ int64_value: "-9007199254740993", bool_value: false });
  });

  test("tells the empty string from none", () => {
    const unset = createDraft(wellKnown, registry);
    const empty = set(unset, ["string_value"], newValue(field("string_value")));
    expect(toBinary(wellKnown, draftToMessage(unset).message)).toHaveLength(0);
    expect([...toBinary(wellKnown, draftToMessage(empty).message)]).toEqual([74, 0]);
    expect(again(empty).fields.get("string_value")).toEqual(text(""));
  });

  test("says what is wrong with the value in it", () => {
    const draft = set(createDraft(wellKnown, registry), ["int64_value"], text("1.5"));
    expect(draftToMessage(draft).issues).toMatchObject([{ at: "int64_value" }]);
  });

  test("with fields that nobody knows is shown field by field, and loses nothing", () => {
    // wrapped = [{ 1: 1, 5: 1 }]. In a field of its own protobuf-es would unwrap it and drop the 5.
    const bytes = new Uint8Array([0x8a, 1, 4, 8, 1, 40, 1]);
    const draft = messageToDraft(wellKnown, fromBinary(wellKnown, bytes), { registry });
    expect(draft.fields.get("wrapped")).toMatchObject({ items: [{ value: { kind: "message" } }] });
    expect(toBinary(wellKnown, draftToMessage(draft).message)).toEqual(bytes);
  });
});

test("bytes out of a file are sent as they are, and stay a file beside the JSON", () => {
  const desc = message("shapes.Scalars");
  const bytes = new Uint8Array([0, 255, 13, 10]);
  const draft = set(createDraft(desc), ["bytes"], { kind: "file", name: "a.bin", bytes });
  expect(toJson(draft)).toEqual({ bytes: "AP8NCg==" });
  expect(edit(draft, { bytes: "AP8NCg==", int32: 1 }).fields.get("bytes")).toMatchObject({
    kind: "file",
  });
  expect(edit(draft, { bytes: "AP8N" }).fields.get("bytes")).toMatchObject({ kind: "bytes" });
});
