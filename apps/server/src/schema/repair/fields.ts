import { isFieldSet } from "@bufbuild/protobuf";
import { protoCamelCase } from "@bufbuild/protobuf/reflect";
import {
  type DescriptorProto,
  FieldDescriptorProtoSchema,
  type FileDescriptorProto,
} from "@bufbuild/protobuf/wkt";
import { counted, type Notes } from "./notes.ts";
import { fieldListsOf, keepOnly, messagesOf } from "./walk.ts";

/** Mends what a field says about itself: its JSON name, its presence, and whether it is one at all. */
export function repairFields(file: FileDescriptorProto, notes: Notes): void {
  dropEchoedExtensions(file, notes);
  for (const { message, fullName } of messagesOf(file)) {
    const optional = markOptional(file, message);
    if (optional.length > 0) {
      notes.repaired(fullName, `${optional.join(", ")} lost the word "optional"`);
    }
  }
  let nameless = 0;
  for (const { fields, kind } of fieldListsOf(file)) {
    for (const field of fields) {
      if (kind === "extensions" || field.jsonName !== "") continue;
      field.jsonName = protoCamelCase(field.name);
      nameless += 1;
    }
  }
  if (nameless > 0) notes.repaired(file.name, `${counted(nameless, "field")} had no json_name`);
}

/** protobufjs lists an extension a second time, as a field called `.full.name` of what it extends. */
function dropEchoedExtensions(file: FileDescriptorProto, notes: Notes): void {
  for (const { message, fullName } of messagesOf(file)) {
    const before = message.field.length;
    keepOnly(message.field, ({ name }) => !name.startsWith("."));
    const echoed = before - message.field.length;
    if (echoed > 0) {
      notes.repaired(
        fullName,
        `${counted(echoed, "extension", "was", "were")} listed as its fields`,
      );
    }
  }
}

/**
 * A proto3 `optional` field is the only one of a oneof made for it, named
 * after it with an underscore (docs/implementing_proto3_presence.md).
 *
 * @returns The fields that had that oneof, but not the mark.
 */
function markOptional(file: FileDescriptorProto, message: DescriptorProto): string[] {
  if (file.syntax !== "proto3") return [];
  const marked: string[] = [];
  message.oneofDecl.forEach((oneof, index) => {
    const members = message.field.filter(
      (field) =>
        isFieldSet(field, FieldDescriptorProtoSchema.field.oneofIndex) &&
        field.oneofIndex === index,
    );
    const [only] = members;
    if (members.length !== 1 || only === undefined || only.proto3Optional) return;
    if (oneof.name !== `_${only.name}`) return;
    only.proto3Optional = true;
    marked.push(only.name);
  });
  return marked;
}
