import type { FileDescriptorProto } from "@bufbuild/protobuf/wkt";
import { enumsOf, joinName, messagesOf } from "./walk.ts";

/** A type that fields and methods may refer to. */
export interface TypeSymbol {
  readonly kind: "message" | "enum";
  readonly file: FileDescriptorProto;
}

/** Full names without a leading dot. Map entries are not in it: only their own field may name one. */
export type SymbolTable = ReadonlyMap<string, TypeSymbol>;

/** The first file that defines a name has it. */
export function indexSymbols(files: Iterable<FileDescriptorProto>): SymbolTable {
  const table = new Map<string, TypeSymbol>();
  for (const file of files) {
    for (const { message, fullName } of messagesOf(file)) {
      if (message.options?.mapEntry === true || table.has(fullName)) continue;
      table.set(fullName, { kind: "message", file });
    }
    for (const { fullName } of enumsOf(file)) {
      if (!table.has(fullName)) table.set(fullName, { kind: "enum", file });
    }
  }
  return table;
}

/**
 * The full names that a type name may stand for, innermost scope first; the
 * scoping rules of C++, as descriptor.proto has it for `type_name`. With a
 * leading dot it is a full name already.
 */
export function candidates(typeName: string, scope: string): string[] {
  if (typeName.startsWith(".")) return [typeName.slice(1)];
  const parts = scope === "" ? [] : scope.split(".");
  return Array.from({ length: parts.length + 1 }, (_, up) =>
    joinName(parts.slice(0, parts.length - up).join("."), typeName),
  );
}

/** What a type name means in a scope, or undefined when nothing there has that name. */
export function lookUp(
  table: SymbolTable,
  typeName: string,
  scope: string,
  kind?: TypeSymbol["kind"],
): { readonly fullName: string; readonly symbol: TypeSymbol } | undefined {
  const found = candidates(typeName, scope).flatMap((fullName) => {
    const symbol = table.get(fullName);
    return symbol === undefined ? [] : [{ fullName, symbol }];
  });
  return found.find(({ symbol }) => symbol.kind === kind) ?? found[0];
}
