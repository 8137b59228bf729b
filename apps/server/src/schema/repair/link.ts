import type { FieldDescriptorProto, FileDescriptorProto } from "@bufbuild/protobuf/wkt";
import type { Breathe } from "./breather.ts";
import { repairImports, setImports } from "./imports.ts";
import { repairMapEntries } from "./map-entries.ts";
import type { Notes } from "./notes.ts";
import { dependencyOrder } from "./order.ts";
import { indexSymbols } from "./symbols.ts";
import { resolveTypeNames } from "./type-names.ts";
import { wellKnownFiles } from "./well-known.ts";

/** Files whose references have been followed. */
export interface Linked {
  /** Dependencies first, with the standard's files that are needed. */
  readonly ordered: FileDescriptorProto[];
  /** Files that need one another in a circle, and so have no order. */
  readonly cycles: FileDescriptorProto[][];
}

/** Writes out every type name, and makes every import what is needed. In place. */
export async function linkFiles(
  files: readonly FileDescriptorProto[],
  notes: Notes,
  breathe: Breathe,
): Promise<Linked> {
  const mapFields = new Set<FieldDescriptorProto>();
  for (const file of files) {
    await breathe();
    for (const field of repairMapEntries(file, notes)) mapFields.add(field);
  }
  const standard = [...wellKnownFiles.values()];
  const table = indexSymbols([...standard, ...files]);
  const byName = new Map([...standard, ...files].map((file) => [file.name, file]));
  const needs = new Map<FileDescriptorProto, ReadonlySet<FileDescriptorProto>>();
  for (const file of files) {
    await breathe();
    needs.set(file, resolveTypeNames(file, table, mapFields, notes));
  }
  for (const [file, needed] of needs) repairImports(file, needed, byName, notes);
  dropIdleImports(files, needs, notes);
  const own = new Map(files.map((file) => [file.name, file]));
  const { ordered, cycles } = dependencyOrder(own);
  return { ordered: withStandard(ordered), cycles };
}

/** An import that closes a circle, and that nothing needs, can simply go. */
function dropIdleImports(
  files: readonly FileDescriptorProto[],
  needs: ReadonlyMap<FileDescriptorProto, ReadonlySet<FileDescriptorProto>>,
  notes: Notes,
): void {
  const { cycles } = dependencyOrder(new Map(files.map((file) => [file.name, file])));
  for (const cycle of cycles) {
    const inCycle = new Set(cycle.map(({ name }) => name));
    for (const file of cycle) {
      const needed = new Set([...(needs.get(file) ?? [])].map(({ name }) => name));
      const idle = file.dependency.filter((name) => inCycle.has(name) && !needed.has(name));
      if (idle.length === 0) continue;
      const kept = file.dependency.filter((name) => !idle.includes(name));
      setImports(file, [...kept, ...[...needed].filter((name) => !kept.includes(name))]);
      notes.repaired(
        file.name,
        `it imports ${idle.join(", ")}, which imports it in turn; nothing in it needs that`,
      );
    }
  }
}

function withStandard(ordered: readonly FileDescriptorProto[]): FileDescriptorProto[] {
  const wanted = new Map<string, FileDescriptorProto>();
  const want = (name: string): void => {
    const file = wellKnownFiles.get(name);
    if (file === undefined || wanted.has(name)) return;
    for (const dependency of file.dependency) want(dependency);
    wanted.set(name, file);
  };
  for (const file of ordered) for (const name of file.dependency) want(name);
  return [...wanted.values(), ...ordered];
}
