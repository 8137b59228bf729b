import { create, createFileRegistry } from "@bufbuild/protobuf";
import {
  FieldDescriptorProto_Label as Label,
  FieldDescriptorProto_Type as Type,
  FileDescriptorProtoSchema,
} from "@bufbuild/protobuf/wkt";
import { expect, test } from "vitest";
import { createDraft, draftToMessage, updateDraft } from "../src/index.ts";

const registry = createFileRegistry(
  create(FileDescriptorProtoSchema, {
    name: "extended.proto",
    syntax: "proto2",
    messageType: [
      { name: "Extended", extensionRange: [{ start: 1, end: 10 }] },
      {
        name: "Strict",
        field: [{ name: "must", number: 1, label: Label.REQUIRED, type: Type.INT32 }],
      },
    ],
    extension: [
      {
        name: "strict",
        number: 1,
        label: Label.OPTIONAL,
        type: Type.MESSAGE,
        typeName: ".Strict",
        extendee: ".Extended",
      },
    ],
  }),
  () => undefined,
);

test("an extension that lacks a required field is an issue, and no exception", () => {
  const extended = registry.getMessage("Extended");
  const strict = registry.getMessage("Strict");
  if (!extended || !strict) throw new Error("the schema has neither message");
  const draft = updateDraft(createDraft(extended, registry), ["[strict]"], () =>
    createDraft(strict, registry),
  );
  expect(draftToMessage(draft)).toMatchObject({
    message: { $typeName: "Extended" },
    issues: [{ at: "[strict].must", path: ["[strict]", "must"] }],
  });
});
