import { isFieldSet } from "@bufbuild/protobuf";
import {
  FieldDescriptorProto_Type as Type,
  FieldDescriptorProtoSchema,
  type FieldDescriptorProto,
  type FileDescriptorProto,
  type MethodDescriptorProto,
} from "@bufbuild/protobuf/wkt";
import { counted, type Notes } from "./notes.ts";
import { lookUp, type SymbolTable, type TypeSymbol } from "./symbols.ts";
import { fieldListsOf, joinName, keepOnly } from "./walk.ts";

/**
 * Writes every type name out in full, with its leading dot. What refers to a
 * type that no file has cannot be described: that field or method is left out
 * and the rest of the file stays.
 *
 * @returns The files that this one needs.
 */
export function resolveTypeNames(
  file: FileDescriptorProto,
  table: SymbolTable,
  done: ReadonlySet<FieldDescriptorProto>,
  notes: Notes,
): ReadonlySet<FileDescriptorProto> {
  const needed = new Set<FileDescriptorProto>();
  let relative = 0;

  function find(
    typeName: string,
    scope: string,
    kind?: TypeSymbol["kind"],
  ): { name: string; kind: TypeSymbol["kind"] } | undefined {
    const found = lookUp(table, typeName, scope, kind);
    if (found === undefined) return undefined;
    if (!typeName.startsWith(".")) relative += 1;
    if (found.symbol.file !== file) needed.add(found.symbol.file);
    return { name: `.${found.fullName}`, kind: found.symbol.kind };
  }

  function resolveField(field: FieldDescriptorProto, scope: string): boolean {
    const subject = joinName(scope, field.name);
    if (isFieldSet(field, FieldDescriptorProtoSchema.field.extendee)) {
      const extendee = find(field.extendee, scope, "message");
      if (extendee === undefined) {
        notes.skipped(subject, `it extends ${field.extendee}, which the server does not describe`);
        return false;
      }
      field.extendee = extendee.name;
    }
    if (done.has(field) || !refersToType(field)) return true;
    const type = find(field.typeName, scope, wantedKind(field));
    if (type === undefined) {
      notes.skipped(subject, `its type ${field.typeName} is not among what the server describes`);
      return false;
    }
    field.typeName = type.name;
    if (type.kind === "enum") field.type = Type.ENUM;
    else if (field.type !== Type.GROUP) field.type = Type.MESSAGE;
    return true;
  }

  function resolveMethod(method: MethodDescriptorProto, service: string): boolean {
    const input = find(method.inputType, service, "message");
    const output = find(method.outputType, service, "message");
    if (input?.kind === "message" && output?.kind === "message") {
      method.inputType = input.name;
      method.outputType = output.name;
      return true;
    }
    const missing = input?.kind === "message" ? method.outputType : method.inputType;
    notes.skipped(
      `${service}.${method.name}`,
      `its type ${missing} is not among the messages that the server describes`,
    );
    return false;
  }

  for (const { fields, scope } of fieldListsOf(file)) {
    keepOnly(fields, (field) => resolveField(field, scope));
  }
  for (const service of file.service) {
    const fullName = joinName(file.package, service.name);
    keepOnly(service.method, (method) => resolveMethod(method, fullName));
  }
  if (relative > 0) {
    notes.repaired(
      file.name,
      `${counted(relative, "type name", "was", "were")} not written in full`,
    );
  }
  return needed;
}

/** Whether a field names a type. `type` may be left out when `type_name` is set (descriptor.proto). */
export function refersToType(field: FieldDescriptorProto): boolean {
  if (!isFieldSet(field, FieldDescriptorProtoSchema.field.type)) return field.typeName !== "";
  return field.type === Type.MESSAGE || field.type === Type.GROUP || field.type === Type.ENUM;
}

/** What kind of type a field says that it names, if it says so. */
export function wantedKind(field: FieldDescriptorProto): TypeSymbol["kind"] | undefined {
  if (!isFieldSet(field, FieldDescriptorProtoSchema.field.type)) return undefined;
  return field.type === Type.ENUM ? "enum" : "message";
}
