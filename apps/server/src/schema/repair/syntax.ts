import { isFieldSet } from "@bufbuild/protobuf";
import {
  FieldDescriptorProto_Label as Label,
  FieldDescriptorProto_Type as Type,
  FieldDescriptorProtoSchema,
  FieldOptionsSchema,
  type FieldDescriptorProto,
  type FileDescriptorProto,
} from "@bufbuild/protobuf/wkt";
import type { Notes } from "./notes.ts";
import { enumsOf, fieldListsOf, messagesOf } from "./walk.ts";

/**
 * Corrects a file that says it is proto3 but holds what only proto2 can:
 * `@grpc/reflection` calls every file proto3. It matters: proto3 enums are
 * open and its lists packed.
 */
export function repairSyntax(file: FileDescriptorProto, notes: Notes): void {
  if (file.syntax !== "proto3") return;
  const sign = signOfProto2(file);
  if (sign === undefined) return;
  file.syntax = "proto2";
  notes.repaired(
    file.name,
    `it says "proto3" but has ${sign}, so it is read as proto2; which of its fields are ` +
      `required is not known`,
  );
}

/** Words for the first thing in the file that proto3 does not have. */
function signOfProto2(file: FileDescriptorProto): string | undefined {
  for (const { message, fullName } of messagesOf(file)) {
    if (message.extensionRange.length > 0) return `an extension range (in ${fullName})`;
  }
  for (const { fields, scope } of fieldListsOf(file)) {
    for (const field of fields) {
      const sign = signInField(field);
      if (sign !== undefined) return `${sign} (${scope}.${field.name})`;
    }
  }
  for (const { type, fullName } of enumsOf(file)) {
    const first = type.value[0];
    if (first !== undefined && first.number !== 0) {
      return `an enum that does not begin at zero (${fullName})`;
    }
  }
  return undefined;
}

function signInField(field: FieldDescriptorProto): string | undefined {
  if (isFieldSet(field, FieldDescriptorProtoSchema.field.defaultValue)) return "a default value";
  if (field.label === Label.REQUIRED) return "a required field";
  if (field.type === Type.GROUP) return "a group";
  // Means nothing on a single field, and protobufjs writes it on all of proto2.
  if (
    field.label !== Label.REPEATED &&
    field.options !== undefined &&
    isFieldSet(field.options, FieldOptionsSchema.field.packed)
  ) {
    return "the packed option on a field that is not repeated";
  }
  return undefined;
}
