import { clone } from "@bufbuild/protobuf";
import {
  type FieldDescriptorProto,
  type FileDescriptorProto,
  FileDescriptorProtoSchema,
} from "@bufbuild/protobuf/wkt";
import { repairMapEntries } from "./repair/map-entries.ts";
import { createNotes } from "./repair/notes.ts";
import { candidates, indexSymbols, lookUp } from "./repair/symbols.ts";
import { refersToType, wantedKind } from "./repair/type-names.ts";
import { fieldListsOf, joinName } from "./repair/walk.ts";
import { wellKnownFiles } from "./repair/well-known.ts";

/** What files refer to and none of them has. */
export interface Missing {
  /** Names of imported files. */
  readonly files: readonly string[];
  /** For each type that is referred to: the full names it may have, likeliest first. */
  readonly types: readonly (readonly string[])[];
}

/** Finds what else has to be asked for. The standard's own files are known. */
export function findMissing(given: readonly FileDescriptorProto[]): Missing {
  // Copies, because tying maps to their entries changes names.
  const files = given.map((file) => clone(FileDescriptorProtoSchema, file));
  const known = new Set([...wellKnownFiles.keys(), ...files.map(({ name }) => name)]);
  const mapFields = new Set<FieldDescriptorProto>();
  for (const file of files) {
    for (const field of repairMapEntries(file, createNotes())) mapFields.add(field);
  }
  const table = indexSymbols([...wellKnownFiles.values(), ...files]);
  const types = new Map<string, readonly string[]>();

  function need(typeName: string, scope: string, kind?: "message" | "enum"): void {
    if (typeName === "" || lookUp(table, typeName, scope, kind) !== undefined) return;
    const names = candidates(typeName, scope);
    // The package is likelier than the message that refers to it.
    types.set(names.join(" "), names.toReversed());
  }

  for (const file of files) {
    for (const { fields, scope } of fieldListsOf(file)) {
      for (const field of fields) {
        need(field.extendee, scope, "message");
        if (!mapFields.has(field) && refersToType(field)) {
          need(field.typeName, scope, wantedKind(field));
        }
      }
    }
    for (const { name, method } of file.service) {
      const scope = joinName(file.package, name);
      for (const { inputType, outputType } of method) {
        need(inputType, scope, "message");
        need(outputType, scope, "message");
      }
    }
  }
  const imports = new Set(files.flatMap(({ dependency }) => dependency));
  return { files: [...imports].filter((name) => !known.has(name)), types: [...types.values()] };
}
