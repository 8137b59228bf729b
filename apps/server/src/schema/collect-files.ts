import { fromBinary } from "@bufbuild/protobuf";
import { type FileDescriptorProto, FileDescriptorProtoSchema } from "@bufbuild/protobuf/wkt";
import { Code, ConnectError } from "@connectrpc/connect";
import type { SchemaLimits } from "../limits.ts";
import { createMissing } from "./missing.ts";
import type { FilesAnswer, ReflectionClient } from "./reflection-client.ts";
import { createNotes, type Notes } from "./repair/notes.ts";
import { type Breathe, createBreather } from "./repair/breather.ts";
import { joinName, messagesOf } from "./repair/walk.ts";

/** The longest full name of a package or message, in UTF-16 units. */
const maxName = 1000;

/** All that a target says of itself, as it says it. */
export interface Collected {
  readonly files: readonly FileDescriptorProto[];
  readonly notes: Notes;
}

/**
 * Reads every file of every service, with all that these need: what the server
 * sends along, then imports by file name, then types by their name.
 *
 * @throws ConnectError RESOURCE_EXHAUSTED past a limit, naming it.
 */
export async function collectFiles(
  reflection: ReflectionClient,
  limits: SchemaLimits,
  breathe: Breathe = createBreather(),
): Promise<Collected> {
  const notes = createNotes();
  const files: FileDescriptorProto[] = [];
  const missing = createMissing();
  const services = new Set<string>();
  const seen = new Set<string>();
  const asked = new Set<string>();
  let bytes = 0;

  function keep(serialized: Uint8Array, about: string): void {
    const key = Buffer.from(serialized).toString("latin1");
    if (seen.has(key)) return;
    seen.add(key);
    bytes += serialized.byteLength;
    checkLimits(limits, bytes, seen.size);
    try {
      const file = fromBinary(FileDescriptorProtoSchema, serialized);
      checkNames(file);
      files.push(file);
      missing.add(file);
      for (const { name } of file.service) services.add(joinName(file.package, name));
    } catch (error) {
      const reason = error instanceof Error ? error.message : String(error);
      notes.skipped(about, `a file that the server sent for it cannot be read: ${reason}`);
    }
  }

  /** @returns Why there is no file; undefined when there is, or when it was asked before. */
  async function ask(
    about: string,
    question: () => Promise<FilesAnswer>,
  ): Promise<string | undefined> {
    if (asked.has(about)) return undefined;
    asked.add(about);
    const answer = await question();
    if ("error" in answer) return answer.error;
    for (const file of answer.files) {
      await breathe();
      keep(file, about);
    }
    return undefined;
  }

  async function askForSymbol(fullName: string): Promise<string | undefined> {
    const error = await ask(fullName, () => reflection.fileContainingSymbol(fullName));
    if (error === undefined || fullName.includes(".")) return error;
    // Without a package, `@grpc/reflection` knows a symbol by this name only.
    return ask(`.${fullName}`, () => reflection.fileContainingSymbol(`.${fullName}`));
  }

  for (const service of reflection.services) {
    if (services.has(service)) continue;
    const error = await askForSymbol(service);
    if (error !== undefined) {
      notes.skipped(service, `the server lists this service, but does not describe it: ${error}`);
    }
  }
  // Ends: every round asks for something that was not asked for before.
  for (let before = -1; before < asked.size;) {
    before = asked.size;
    for (const name of missing.files()) {
      // What cannot be had is said when it turns out whether anything needs it.
      await ask(`file ${name}`, () => reflection.fileByFilename(name));
    }
    if (asked.size > before) continue;
    for (const names of missing.types()) {
      for (const fullName of names) {
        const had = files.length;
        await askForSymbol(fullName);
        if (files.length > had) break;
      }
    }
  }
  return { files, notes };
}

function checkLimits(limits: SchemaLimits, bytes: number, files: number): void {
  if (bytes > limits.maxSchemaBytes) {
    throw schemaTooLarge(limits);
  }
  if (files > limits.maxSchemaFiles) {
    throw new ConnectError(
      `the target's schema has more than ${limits.maxSchemaFiles} files (limit maxSchemaFiles): ` +
        `start the playground with a larger --max-schema-files`,
      Code.ResourceExhausted,
    );
  }
}

/**
 * A relative name may stand for one in every scope around it, which takes long
 * to find out for names of a kind that nobody writes.
 *
 * @throws RangeError
 */
function checkNames(file: FileDescriptorProto): void {
  if (file.package.length > maxName) throw new RangeError("its package has too long a name");
  for (const { fullName } of messagesOf(file)) {
    if (fullName.length > maxName) {
      throw new RangeError(`it has a name of more than ${maxName} characters`);
    }
  }
}

/** RESOURCE_EXHAUSTED for a schema that is too large, naming the limit. */
export function schemaTooLarge({ maxSchemaBytes }: SchemaLimits): ConnectError {
  return new ConnectError(
    `the target's schema is larger than ${maxSchemaBytes} bytes (limit maxSchemaBytes): ` +
      `start the playground with a larger --max-schema-bytes`,
    Code.ResourceExhausted,
  );
}
