import { create, createFileRegistry, type DescMessage } from "@bufbuild/protobuf";
import {
  FieldDescriptorProto_Label as Label,
  FieldDescriptorProto_Type as Type,
  FieldDescriptorProtoSchema,
  file_google_protobuf_any,
  FileDescriptorProtoSchema,
} from "@bufbuild/protobuf/wkt";
import { expect, test } from "vitest";
import {
  addEntry,
  addItems,
  createDraft,
  draftToMessage,
  messageToDraft,
  newAny,
  updateDraft,
  type FieldDraft,
  type MapDraft,
  type MessageDraft,
  type ValueDraft,
} from "../src/index.ts";
import { messageToJson, parseJson } from "../src/json/index.ts";

const field = (
  name: string,
  number: number,
  type: Type,
  typeName = "",
  label: Label = Label.OPTIONAL,
) => create(FieldDescriptorProtoSchema, { name, number, type, typeName, label });

const any = ".google.protobuf.Any";
const registry = createFileRegistry(
  create(FileDescriptorProtoSchema, {
    name: "keeps.proto",
    syntax: "proto2",
    dependency: [file_google_protobuf_any.proto.name],
    messageType: [
      {
        name: "Holder",
        extensionRange: [{ start: 100, end: 200 }],
        oneofDecl: [{ name: "choice" }],
        field: [
          field("text", 1, Type.STRING),
          field("any", 2, Type.MESSAGE, any),
          field("anys", 3, Type.MESSAGE, any, Label.REPEATED),
          field("by_name", 4, Type.MESSAGE, ".Holder.ByNameEntry", Label.REPEATED),
          create(FieldDescriptorProtoSchema, {
            ...field("chosen", 5, Type.MESSAGE, any),
            oneofIndex: 0,
          }),
        ],
        nestedType: [
          {
            name: "ByNameEntry",
            options: { mapEntry: true },
            field: [field("key", 1, Type.STRING), field("value", 2, Type.MESSAGE, any)],
          },
        ],
      },
      { name: "Strict", field: [field("must", 1, Type.INT32, "", Label.REQUIRED)] },
    ],
    extension: [
      create(FieldDescriptorProtoSchema, {
        ...field("strict", 100, Type.MESSAGE, ".Strict"),
        extendee: ".Holder",
      }),
    ],
  }),
  () => file_google_protobuf_any.proto,
);

const holder = named("Holder");
const strict = named("Strict");

function named(name: string): DescMessage {
  const desc = registry.getMessage(name);
  if (!desc) throw new Error(`no message ${name}`);
  return desc;
}

const half = updateDraft(createDraft(strict, registry), ["must"], () => text("12x"));
/** An Any that is half typed: it cannot be packed, so no message and no JSON has it. */
const halfAny: ValueDraft = { ...newAny(strict, registry), content: half };
const wholeAny = newAny(holder, registry);
const map: MapDraft = { kind: "map", entries: [], nextId: 0 };

function text(typed: string): ValueDraft {
  return { kind: "text", text: typed };
}

/** What is left of a draft when `text` is changed in its JSON. */
function editJson(draft: MessageDraft): MessageDraft {
  const json = messageToJson(holder, draftToMessage(draft).message, { registry });
  if (!json.ok) throw new Error(json.message);
  const edited = JSON.stringify({ ...(JSON.parse(json.value) as object), text: "changed" });
  const parsed = parseJson(holder, edited, { registry });
  if (!parsed.ok) throw new Error(JSON.stringify(parsed.issues));
  return messageToDraft(holder, parsed.message, { before: draft });
}

test.each<[string, string, FieldDraft]>([
  ["an Any", "any", halfAny],
  ["an Any without a type", "any", { ...halfAny, url: "half.typed", type: undefined }],
  ["the Any that is chosen in a oneof", "chosen", halfAny],
  [
    "an item of a list, before another",
    "anys",
    addItems({ kind: "list", items: [], nextId: 0 }, halfAny, wholeAny),
  ],
  [
    "an item of a list, after another",
    "anys",
    addItems({ kind: "list", items: [], nextId: 0 }, wholeAny, halfAny),
  ],
  ["a value of a map", "by_name", addEntry(map, text("key"), halfAny)],
  ["an extension", "[strict]", half],
  [
    "a row whose key stands twice",
    "by_name",
    addEntry(addEntry(map, text("a"), wholeAny), text("a"), wholeAny),
  ],
])("half typed, %s outlasts an edit of the JSON beside it", (_, name, value) => {
  const draft = updateDraft(createDraft(holder, registry), [name], () => value);
  expect(draftToMessage(draft).issues).not.toEqual([]);
  const after = editJson(draft);
  expect(after.fields.get(name)).toBe(value);
  expect(after.chosen).toEqual(draft.chosen);
  expect(after.fields.get("text")).toEqual(text("changed"));
});

test("what JSON shows, and an edit of it takes away, is gone", () => {
  const draft = updateDraft(createDraft(holder, registry), ["any"], () => wholeAny);
  const parsed = parseJson(holder, "{}", { registry });
  if (!parsed.ok) throw new Error(JSON.stringify(parsed.issues));
  expect(messageToDraft(holder, parsed.message, { before: draft }).fields.size).toBe(0);
  const rows = addEntry(addEntry(map, text("a"), wholeAny), text("a"), wholeAny);
  const twice = updateDraft(draft, ["by_name"], () => rows);
  const now = messageToDraft(holder, parsed.message, { before: twice });
  expect(now.fields.get("by_name")).toMatchObject({ entries: [] });
});
