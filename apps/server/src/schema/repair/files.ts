import { equals } from "@bufbuild/protobuf";
import { type FileDescriptorProto, FileDescriptorProtoSchema } from "@bufbuild/protobuf/wkt";
import type { Notes } from "./notes.ts";
import { enumsOf, joinName, keepOnly, messagesOf } from "./walk.ts";
import { isWellKnown, wellKnownFiles } from "./well-known.ts";

/**
 * One file for each name. The standard's own files are left out (they are
 * known, and added where they are needed), and so are partial copies of them
 * under other names, which servers that merge files by package send.
 */
export function uniqueFiles(
  given: readonly FileDescriptorProto[],
  notes: Notes,
): FileDescriptorProto[] {
  const byName = new Map<string, FileDescriptorProto>();
  for (const file of given) {
    if (wellKnownFiles.has(file.name)) continue;
    if (isCopyOfStandard(file)) {
      notes.repaired(
        file.name,
        `it is a partial copy of the standard ${file.package} types; the standard files are used`,
      );
      continue;
    }
    const before = byName.get(file.name);
    if (before === undefined) byName.set(file.name, file);
    else if (!equals(FileDescriptorProtoSchema, before, file)) {
      notes.skipped(
        file.name,
        `the server sent two different files of this name; the first is used`,
      );
    }
  }
  return [...byName.values()];
}

function isCopyOfStandard(file: FileDescriptorProto): boolean {
  const names = [...messagesOf(file), ...enumsOf(file)]
    .filter((at) => !("message" in at && at.message.options?.mapEntry === true))
    .map(({ fullName }) => fullName);
  return names.length > 0 && file.service.length === 0 && names.every(isWellKnown);
}

/**
 * Each full name is defined once: what an earlier file defines is taken out of
 * a later one. The same file under two names (as servers with several import
 * paths send it) stays as an empty file, so that imports of it still hold.
 */
export function dropSecondDefinitions(files: readonly FileDescriptorProto[], notes: Notes): void {
  const owner = new Map<string, string>();
  for (const file of files) {
    const others = new Set<string>();
    const isFirst = ({ name }: { readonly name: string }): boolean => {
      const fullName = joinName(file.package, name);
      const first = owner.get(fullName) ?? file.name;
      owner.set(fullName, first);
      // A name twice in one file is not for here; two map entries may share one.
      if (first !== file.name) others.add(first);
      return first === file.name;
    };
    const before = countTop(file);
    keepOnly(file.messageType, isFirst);
    keepOnly(file.enumType, isFirst);
    keepOnly(file.service, isFirst);
    keepOnly(file.extension, isFirst);
    const dropped = before - countTop(file);
    if (dropped > 0) {
      notes.repaired(
        file.name,
        `${dropped === before ? "everything" : `${dropped} of ${before} definitions`} in it is ` +
          `also in ${[...others].join(", ")}, which is used`,
      );
    }
  }
}

function countTop(file: FileDescriptorProto): number {
  return (
    file.messageType.length + file.enumType.length + file.service.length + file.extension.length
  );
}
