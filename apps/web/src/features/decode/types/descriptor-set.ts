import { createFileRegistry, fromBinary, fromJson, type FileRegistry } from "@bufbuild/protobuf";
import type { JsonValue } from "@bufbuild/protobuf";
import { FileDescriptorSetSchema, type FileDescriptorSet } from "@bufbuild/protobuf/wkt";

/** The types of a file, or a sentence on why there are none. */
export type TypesRead =
  | { readonly registry: FileRegistry; readonly problem?: undefined }
  | { readonly registry?: undefined; readonly problem: string };

const remedy =
  "Make one with: buf build -o types.binpb, or: protoc --include_imports --descriptor_set_out=types.binpb *.proto";

/** Reads a FileDescriptorSet or a buf image, in protobuf or in JSON. */
export function readDescriptorSet(bytes: Uint8Array): TypesRead {
  let set: FileDescriptorSet;
  try {
    set = bytes[0] === 0x7b ? ofJson(bytes) : fromBinary(FileDescriptorSetSchema, bytes);
  } catch {
    return { problem: `This is no descriptor set. ${remedy}` };
  }
  if (set.file.length === 0) return { problem: `It describes no file. ${remedy}` };
  const names = new Set(set.file.map(({ name }) => name));
  const missing = set.file.flatMap(({ dependency }) => dependency.filter((at) => !names.has(at)));
  const [first] = missing;
  if (first !== undefined) {
    return {
      problem: `It imports ${first}, which is not in it: put the imports in as well. ${remedy}`,
    };
  }
  try {
    return { registry: createFileRegistry(set) };
  } catch (error) {
    const reason = error instanceof Error ? error.message : String(error);
    return { problem: `Its files do not go together: ${reason}` };
  }
}

function ofJson(bytes: Uint8Array): FileDescriptorSet {
  // What came out of JSON.parse is JSON.
  const json = JSON.parse(new TextDecoder().decode(bytes)) as JsonValue;
  return fromJson(FileDescriptorSetSchema, json, { ignoreUnknownFields: true });
}
