import { isFieldSet } from "@bufbuild/protobuf";
import { protoCamelCase } from "@bufbuild/protobuf/reflect";
import {
  type DescriptorProto,
  FieldDescriptorProtoSchema,
  type FileDescriptorProto,
} from "@bufbuild/protobuf/wkt";
import { counted, type Notes } from "./notes.ts";
import { fieldListsOf, groupBy, keepOnly, messagesOf } from "./walk.ts";

/** Mends what a field says about itself: its JSON name, its presence, and whether it is one at all. */
export function repairFields(file: FileDescriptorProto, notes: Notes): void {
  dropEchoedExtensions(file, notes);
  for (const { message, fullName } of messagesOf(file)) {
    const optional = markOptional(file, message);
    if (optional.length > 0) {
      notes.repaired(fullName, `${optional.join(", ")} lost the word "optional"`);
    }
  }
  for (const { fields, kind } of fieldListsOf(file)) {
    for (const field of fields) {
      // Nothing to tell: it has a default, and some servers (Python's) always leave it out.
      if (kind === "fields" && field.jsonName === "") field.jsonName = protoCamelCase(field.name);
    }
  }
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
  const membersOf = groupBy(message.field, (field) =>
    isFieldSet(field, FieldDescriptorProtoSchema.field.oneofIndex) ? field.oneofIndex : undefined,
  );
  message.oneofDecl.forEach((oneof, index) => {
    const [only, ...others] = membersOf.get(index) ?? [];
    if (only === undefined || others.length > 0 || only.proto3Optional) return;
    if (oneof.name !== `_${only.name}`) return;
    only.proto3Optional = true;
    marked.push(only.name);
  });
  return marked;
}
