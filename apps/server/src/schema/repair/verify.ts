import { create, createFileRegistry } from "@bufbuild/protobuf";
import { type FileDescriptorProto, FileDescriptorSetSchema } from "@bufbuild/protobuf/wkt";

/** A file that does not load, and why. */
export interface BadFile {
  readonly file: FileDescriptorProto;
  readonly reason: string;
}

/**
 * Loads the files, dependencies first, as the page will.
 *
 * @returns The first file that does not load; undefined when all do.
 */
export function firstBadFile(ordered: readonly FileDescriptorProto[]): BadFile | undefined {
  if (failure(ordered) === undefined) return undefined;
  // The error does not always say which file it is in. What loads up to a file
  // loads up to any before it, so halving finds it.
  let good = 0;
  let bad = ordered.length;
  while (bad - good > 1) {
    const middle = (good + bad) >> 1;
    if (failure(ordered.slice(0, middle)) === undefined) good = middle;
    else bad = middle;
  }
  const file = ordered[good];
  return file && { file, reason: failure(ordered.slice(0, bad)) ?? "it does not load" };
}

function failure(files: readonly FileDescriptorProto[]): string | undefined {
  try {
    createFileRegistry(create(FileDescriptorSetSchema, { file: [...files] }));
    return undefined;
  } catch (error) {
    return error instanceof Error ? error.message : String(error);
  }
}
