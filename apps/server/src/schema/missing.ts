import type { FileDescriptorProto } from "@bufbuild/protobuf/wkt";
import { mapFieldsOf } from "./repair/map-entries.ts";
import { candidates, indexSymbols, lookUp, type TypeSymbol } from "./repair/symbols.ts";
import { refersToType, wantedKind } from "./repair/type-names.ts";
import { fieldListsOf, joinName, messagesOf } from "./repair/walk.ts";
import { wellKnownFiles } from "./repair/well-known.ts";

/** What files refer to and none of them has. The standard's own files are known. */
export interface Missing {
  readonly add: (file: FileDescriptorProto) => void;
  /** Names of imported files. */
  readonly files: () => readonly string[];
  /** For each type that is referred to: the full names it may have, likeliest first. */
  readonly types: () => readonly (readonly string[])[];
}

interface Reference {
  readonly typeName: string;
  readonly scope: string;
  readonly kind: TypeSymbol["kind"] | undefined;
}

/** Keeps what is missing as files come, each of which is looked at once. */
export function createMissing(): Missing {
  const table = new Map(indexSymbols(wellKnownFiles.values()));
  const missingFiles = new Set<string>();
  const known = new Set(wellKnownFiles.keys());
  const open = new Map<string, Reference>();

  function need(typeName: string, scope: string, kind?: TypeSymbol["kind"]): void {
    if (typeName === "" || lookUp(table, typeName, scope, kind) !== undefined) return;
    open.set(`${kind} ${scope} ${typeName}`, { typeName, scope, kind });
  }

  return {
    add(file) {
      known.add(file.name);
      missingFiles.delete(file.name);
      for (const name of file.dependency) if (!known.has(name)) missingFiles.add(name);
      for (const [name, symbol] of indexSymbols([file])) {
        if (!table.has(name)) table.set(name, symbol);
      }
      const mapFields = new Set(
        [...messagesOf(file)].flatMap(({ message }) => [...mapFieldsOf(message).keys()]),
      );
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
    },
    files: () => [...missingFiles],
    types() {
      const types = new Map<string, readonly string[]>();
      for (const [key, { typeName, scope, kind }] of open) {
        if (lookUp(table, typeName, scope, kind) !== undefined) {
          open.delete(key);
          continue;
        }
        const names = candidates(typeName, scope);
        // The package is likelier than the message that refers to it.
        types.set(names.join(" "), names.toReversed());
      }
      return [...types.values()];
    },
  };
}
