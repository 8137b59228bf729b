import { clone } from "@bufbuild/protobuf";
import { type FileDescriptorProto, FileDescriptorProtoSchema } from "@bufbuild/protobuf/wkt";
import type { SchemaNote } from "@grpc-playground/gen/playground/v1/schema_pb";
import { repairFields } from "./fields.ts";
import { dropSecondDefinitions, uniqueFiles } from "./files.ts";
import { linkFiles } from "./link.ts";
import { createNotes, type Notes } from "./notes.ts";
import { splitFiles } from "./split-cycles.ts";
import { repairSyntax } from "./syntax.ts";
import { firstBadFile } from "./verify.ts";

/** A schema that loads. */
export interface RepairedSchema {
  /** Dependencies first, with the standard's files that are needed. `createFileRegistry` takes it. */
  readonly files: FileDescriptorProto[];
  /** What was wrong, and what became of it. */
  readonly notes: SchemaNote[];
}

/**
 * Makes a schema that loads out of what a server sent, and says what it did.
 *
 * Servers get much wrong (most of all those that build descriptors from a
 * parsed .proto instead of a compiler's output): imports left out, type names
 * relative, map entries misnamed, `json_name` and `proto3_optional` missing,
 * proto2 called proto3, extensions among the fields, files merged or sent
 * twice. All of that is put right. What is beyond repair is left out, alone:
 * one bad file does not hide the good ones.
 *
 * Pure: what is given stays as it is.
 */
export function repairFiles(given: readonly FileDescriptorProto[]): RepairedSchema {
  const bad = new Map<string, string>();
  // Ends: every round but the last takes one more of the given files away.
  for (;;) {
    const notes = createNotes();
    for (const [name, reason] of bad) notes.skipped(name, `it does not load: ${reason}`);
    const { ordered, origin } = repairOnce(given, bad, notes);
    const found = firstBadFile(ordered);
    const name = found && origin(found.file);
    if (found === undefined || name === undefined || bad.has(name)) {
      return { files: found === undefined ? ordered : [], notes: notes.list() };
    }
    bad.set(name, found.reason);
  }
}

/** What one round makes: the files in order, and the given file that each is from. */
interface Round {
  readonly ordered: FileDescriptorProto[];
  readonly origin: (file: FileDescriptorProto) => string;
}

function repairOnce(
  given: readonly FileDescriptorProto[],
  without: ReadonlyMap<string, string>,
  notes: Notes,
): Round {
  const files = uniqueFiles(given, notes)
    .filter(({ name }) => !without.has(name))
    .map((file) => clone(FileDescriptorProtoSchema, file));
  for (const file of files) {
    repairSyntax(file, notes);
    repairFields(file, notes);
  }
  dropSecondDefinitions(files, notes);
  const { ordered, cycles } = linkFiles(files, notes);
  if (cycles.length === 0) return { ordered, origin: ({ name }) => name };

  const parts = new Map(cycles.flatMap((cycle) => [...splitFiles(cycle, notes)]));
  const taken = new Set(cycles.flat());
  const all = [...files.filter((file) => !taken.has(file)), ...parts.keys()];
  // Only the imports change now, and the notes on those would only confuse.
  const again = linkFiles(all, createNotes());
  return { ordered: again.ordered, origin: (file) => parts.get(file) ?? file.name };
}
