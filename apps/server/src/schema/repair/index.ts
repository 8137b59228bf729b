import { clone } from "@bufbuild/protobuf";
import { type FileDescriptorProto, FileDescriptorProtoSchema } from "@bufbuild/protobuf/wkt";
import type { SchemaNote } from "@grpc-playground/gen/playground/v1/schema_pb";
import { type Breathe, createBreather } from "./breather.ts";
import { repairFields } from "./fields.ts";
import { dropSecondDefinitions, uniqueFiles } from "./files.ts";
import { linkFiles } from "./link.ts";
import { createNotes, type Notes } from "./notes.ts";
import { splitFiles } from "./split-cycles.ts";
import { repairSyntax } from "./syntax.ts";
import { loadEach } from "./verify.ts";

/** A schema that loads. */
export interface RepairedSchema {
  /** Dependencies first, with the standard's files that are needed. `createFileRegistry` takes it. */
  readonly files: FileDescriptorProto[];
  /** What was wrong, and what became of it. */
  readonly notes: SchemaNote[];
}

/** Leaving out a bad file can make others bad. No honest schema goes on like that. */
const maxRounds = 10;

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
 * What is given stays as it is.
 *
 * @param breathe Called between files: a schema may take seconds.
 */
export async function repairFiles(
  given: readonly FileDescriptorProto[],
  breathe: Breathe = createBreather(),
): Promise<RepairedSchema> {
  const skipped = new Map<string, string>();
  for (let round = 1; ; round++) {
    const notes = createNotes();
    for (const [name, reason] of skipped) notes.skipped(name, `it does not load: ${reason}`);
    const { ordered, origin } = await repairOnce(given, skipped, notes, breathe);
    const { good, bad, waiting } = await loadEach(ordered, breathe);
    if (bad.size === 0 || round === maxRounds) {
      for (const [file, reason] of bad) {
        notes.skipped(origin(file), `it does not load: ${reason}`);
      }
      for (const file of waiting) notes.skipped(origin(file), `it imports what does not load`);
      return { files: good, notes: notes.list() };
    }
    for (const [file, reason] of bad) skipped.set(origin(file), reason);
  }
}

/** What one round makes: the files in order, and the given file that each is from. */
interface Round {
  readonly ordered: FileDescriptorProto[];
  readonly origin: (file: FileDescriptorProto) => string;
}

async function repairOnce(
  given: readonly FileDescriptorProto[],
  without: ReadonlyMap<string, string>,
  notes: Notes,
  breathe: Breathe,
): Promise<Round> {
  const files: FileDescriptorProto[] = [];
  for (const original of uniqueFiles(given, notes)) {
    if (without.has(original.name)) continue;
    await breathe();
    const file = clone(FileDescriptorProtoSchema, original);
    repairSyntax(file, notes);
    repairFields(file, notes);
    files.push(file);
  }
  dropSecondDefinitions(files, notes);
  const { ordered, cycles } = await linkFiles(files, notes, breathe);
  if (cycles.length === 0) return { ordered, origin: ({ name }) => name };

  const parts = new Map(cycles.flatMap((cycle) => [...splitFiles(cycle, notes)]));
  const taken = new Set(cycles.flat());
  const all = [...files.filter((file) => !taken.has(file)), ...parts.keys()];
  // Only the imports change now, and the notes on those would only confuse.
  const again = await linkFiles(all, createNotes(), breathe);
  return { ordered: again.ordered, origin: (file) => parts.get(file) ?? file.name };
}
