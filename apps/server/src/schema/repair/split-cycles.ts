import { create } from "@bufbuild/protobuf";
import {
  type DescriptorProto,
  type FieldDescriptorProto,
  type FileDescriptorProto,
  FileDescriptorProtoSchema,
} from "@bufbuild/protobuf/wkt";
import type { Notes } from "./notes.ts";
import { connectedGroups } from "./order.ts";
import { groupBy, joinName } from "./walk.ts";

/** A top-level definition, and the full names that it refers to. */
interface Definition {
  readonly fullName: string;
  readonly file: FileDescriptorProto;
  readonly refersTo: readonly string[];
  /** Puts it into a part of its file. */
  readonly addTo: (part: FileDescriptorProto) => void;
}

/**
 * Takes apart files that need one another in a circle. No compiler lets that
 * happen, but servers that merge files by package make it: `a.one` uses `b`,
 * which uses `a.two`. Each part holds one definition, or several that refer to
 * one another, and parts have an order again.
 *
 * Type names have to be written in full already.
 *
 * @returns The parts, with the name of the file that each was in.
 */
export function splitFiles(
  files: readonly FileDescriptorProto[],
  notes: Notes,
): ReadonlyMap<FileDescriptorProto, string> {
  const definitions = new Map(
    files.flatMap(definitionsOf).map((definition) => [definition.fullName, definition]),
  );
  const groups = connectedGroups([...definitions.keys()], (name) =>
    (definitions.get(name)?.refersTo ?? []).flatMap((to) => topOf(to, definitions)),
  );
  const parts = new Map<FileDescriptorProto, string>();
  for (const group of groups) {
    const found = group.flatMap((name) => definitions.get(name) ?? []);
    for (const [file, own] of groupBy(found, (definition) => definition.file)) {
      parts.set(partOf(file, own), file.name);
    }
  }
  for (const file of files) {
    notes.repaired(
      file.name,
      `it and ${files.length === 2 ? "another file" : "other files"} import one another in a ` +
        `circle; it was taken apart`,
    );
  }
  return parts;
}

function partOf(file: FileDescriptorProto, own: readonly Definition[]): FileDescriptorProto {
  const { syntax, edition, options } = file;
  const part = create(FileDescriptorProtoSchema, {
    name: `${file.name.replace(/\.proto$/u, "")}/${own[0]?.fullName}.proto`,
    package: file.package,
    syntax,
    ...(syntax === "editions" ? { edition } : {}),
    ...(options === undefined ? {} : { options }),
  });
  for (const { addTo } of own) addTo(part);
  return part;
}

function definitionsOf(file: FileDescriptorProto): Definition[] {
  const define = (
    name: string,
    refersTo: readonly string[],
    addTo: Definition["addTo"],
  ): Definition => ({
    fullName: joinName(file.package, name),
    file,
    refersTo: refersTo.filter((to) => to !== "").map((to) => to.replace(/^\./u, "")),
    addTo,
  });
  return [
    ...file.messageType.map((message) =>
      define(message.name, referencesOf(message), (part) => part.messageType.push(message)),
    ),
    ...file.enumType.map((type) => define(type.name, [], (part) => part.enumType.push(type))),
    ...file.service.map((service) =>
      define(
        service.name,
        service.method.flatMap(({ inputType, outputType }) => [inputType, outputType]),
        (part) => part.service.push(service),
      ),
    ),
    ...file.extension.map((field) =>
      define(field.name, fieldReferences(field), (part) => part.extension.push(field)),
    ),
  ];
}

function referencesOf(message: DescriptorProto): string[] {
  return [
    ...message.field.flatMap(fieldReferences),
    ...message.extension.flatMap(fieldReferences),
    ...message.nestedType.flatMap(referencesOf),
  ];
}

function fieldReferences(field: FieldDescriptorProto): string[] {
  return [field.typeName, field.extendee];
}

/** The top-level definition that a full name is in, if it is one of these. */
function topOf(fullName: string, definitions: ReadonlyMap<string, Definition>): string[] {
  for (let name = fullName; name !== ""; name = name.slice(0, Math.max(name.lastIndexOf("."), 0))) {
    if (definitions.has(name)) return [name];
  }
  return [];
}
