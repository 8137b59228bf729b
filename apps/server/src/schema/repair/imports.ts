import type { FileDescriptorProto } from "@bufbuild/protobuf/wkt";
import { counted, type Notes } from "./notes.ts";

/**
 * Makes a file's imports what it needs: imports of files that are not there go
 * (by now nothing in the file refers to them), missing ones are added.
 */
export function repairImports(
  file: FileDescriptorProto,
  needed: ReadonlySet<FileDescriptorProto>,
  byName: ReadonlyMap<string, FileDescriptorProto>,
  notes: Notes,
): void {
  const given = file.dependency;
  const kept = given.filter((name) => byName.has(name) && name !== file.name);
  if (kept.length < given.length) {
    const gone = given.filter((name) => !byName.has(name) || name === file.name);
    notes.repaired(
      file.name,
      `it imports ${gone.join(", ")}, which the server does not have; nothing here depends on it`,
    );
    setImports(file, kept);
  }
  const seen = visibleFrom(file, byName);
  const missing = [...needed].map(({ name }) => name).filter((name) => !seen.has(name));
  if (missing.length > 0) {
    file.dependency.push(...missing);
    notes.repaired(
      file.name,
      `${counted(missing.length, "import", "was", "were")} missing: ${missing.join(", ")}`,
    );
  }
}

/** Replaces the imports; the indexes of public and weak ones follow. */
export function setImports(file: FileDescriptorProto, kept: readonly string[]): void {
  const before = file.dependency;
  const now = new Map(kept.map((name, index) => [name, index]));
  const moved = (indexes: readonly number[]): number[] =>
    indexes.flatMap((index) => now.get(before[index] ?? "") ?? []);
  file.publicDependency = moved(file.publicDependency);
  file.weakDependency = moved(file.weakDependency);
  file.dependency = [...kept];
}

/** The imports of a file, with what these import publicly. */
function visibleFrom(
  file: FileDescriptorProto,
  byName: ReadonlyMap<string, FileDescriptorProto>,
): ReadonlySet<string> {
  const seen = new Set<string>();
  const queue = [...file.dependency];
  for (let name = queue.pop(); name !== undefined; name = queue.pop()) {
    if (seen.has(name)) continue;
    seen.add(name);
    const imported = byName.get(name);
    for (const index of imported?.publicDependency ?? []) {
      const next = imported?.dependency[index];
      if (next !== undefined) queue.push(next);
    }
  }
  return seen;
}
