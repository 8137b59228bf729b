import { createFileRegistry, type DescFile } from "@bufbuild/protobuf";
import type { FileDescriptorProto } from "@bufbuild/protobuf/wkt";
import type { Breathe } from "./breather.ts";

/** What became of files when they were loaded. */
export interface Verdict {
  /** Files that load; they need nothing else. */
  readonly good: FileDescriptorProto[];
  /** Why the others do not. */
  readonly bad: ReadonlyMap<FileDescriptorProto, string>;
  /** Files that import one of these, and so were not tried. */
  readonly waiting: FileDescriptorProto[];
}

/**
 * Loads the files, dependencies first, as the page will, but one by one: so it
 * is known which one an error is about, and one pass finds them all.
 */
export async function loadEach(
  ordered: readonly FileDescriptorProto[],
  breathe: Breathe,
): Promise<Verdict> {
  const loaded = new Map<string, DescFile>();
  const good: FileDescriptorProto[] = [];
  const bad = new Map<FileDescriptorProto, string>();
  const waiting: FileDescriptorProto[] = [];
  for (const file of ordered) {
    await breathe();
    if (!file.dependency.every((name) => loaded.has(name))) {
      waiting.push(file);
      continue;
    }
    try {
      const registry = createFileRegistry(file, (name) => loaded.get(name));
      const desc = registry.getFile(file.name);
      if (desc === undefined) throw new Error("it does not load");
      loaded.set(file.name, asImport(desc));
      good.push(file);
    } catch (error) {
      bad.set(file, error instanceof Error ? error.message : String(error));
    }
  }
  return { good, bad, waiting };
}

/**
 * A file as those that import it see it: with what it imports publicly, in one
 * level. (A registry follows every path through the imports of a file that it
 * is given; in a schema of many layers there are more of these than can be.)
 */
function asImport(file: DescFile): DescFile {
  const seen = new Map<string, DescFile>();
  for (const index of file.proto.publicDependency) {
    const imported = file.dependencies[index];
    if (imported === undefined) continue;
    for (const each of [imported, ...imported.dependencies]) {
      seen.set(each.proto.name, { ...each, dependencies: [] });
    }
  }
  return { ...file, dependencies: [...seen.values()] };
}
