import {
  createFileRegistry,
  fromBinary,
  toBinary,
  type AnyDesc,
  type DescFile,
  type FileRegistry,
} from "@bufbuild/protobuf";
import { nestedTypes } from "@bufbuild/protobuf/reflect";
import { FileDescriptorProtoSchema, FileDescriptorSetSchema } from "@bufbuild/protobuf/wkt";

/** What server reflection looks things up in. */
export interface DescriptorIndex {
  /** The file of that name and all it imports, itself first; undefined for an unknown name. */
  fileByName(name: string): readonly IndexedFile[] | undefined;
  /** The same for the file that declares a symbol, by its full name. */
  fileBySymbol(name: string): readonly IndexedFile[] | undefined;
  /** The same for the file that declares an extension of a message. */
  fileByExtension(typeName: string, number: number): readonly IndexedFile[] | undefined;
  /** The field numbers that extend a message; undefined for an unknown message. */
  extensionNumbers(typeName: string): readonly number[] | undefined;
}

/** A file's name and its FileDescriptorProto, in bytes. */
export interface IndexedFile {
  readonly name: string;
  readonly bytes: Uint8Array;
}

/**
 * Indexes a FileDescriptorSet that holds all of its imports, as compilers write
 * it. Files keep everything but their source info: clients of reflection make
 * messages of them, not documentation, and it is most of the bytes.
 */
export function createDescriptorIndex(fileDescriptorSet: Uint8Array): DescriptorIndex {
  const set = fromBinary(FileDescriptorSetSchema, fileDescriptorSet);
  const registry = createFileRegistry(set);
  const bytes = new Map<string, Uint8Array>();
  for (const file of set.file) {
    const { sourceCodeInfo: _, ...rest } = file;
    bytes.set(file.name, toBinary(FileDescriptorProtoSchema, rest));
  }
  const symbols = new Map<string, DescFile>();
  const extensions = new Map<string, Map<number, DescFile>>();
  for (const file of registry.files) {
    for (const symbol of symbolsOf(file)) symbols.set(symbol, file);
    for (const desc of nestedTypes(file)) {
      if (desc.kind !== "extension") continue;
      const numbers = extensions.get(desc.extendee.typeName) ?? new Map<number, DescFile>();
      extensions.set(desc.extendee.typeName, numbers.set(desc.number, file));
    }
  }

  function closure(root: DescFile | undefined): readonly IndexedFile[] | undefined {
    if (root === undefined) return undefined;
    const files = new Set([root]);
    // A set grows while it is walked, so this reaches the imports of imports.
    for (const file of files) for (const dependency of file.dependencies) files.add(dependency);
    return [...files].map((file) => indexed(file.proto.name));
  }

  function indexed(name: string): IndexedFile {
    const found = bytes.get(name);
    if (found === undefined) throw new Error(`${name} is imported and not in the image`);
    return { name, bytes: found };
  }

  return {
    fileByName: (name) => closure(fileNamed(registry, name)),
    fileBySymbol: (name) => closure(symbols.get(withoutDot(name))),
    fileByExtension: (typeName, number) =>
      closure(extensions.get(withoutDot(typeName))?.get(number)),
    extensionNumbers(typeName) {
      const name = withoutDot(typeName);
      if (registry.getMessage(name) === undefined) return undefined;
      return [...(extensions.get(name)?.keys() ?? [])];
    },
  };
}

/** A descriptor's own name is without `.proto`; people ask by the file's. */
function fileNamed(registry: FileRegistry, name: string): DescFile | undefined {
  const file = registry.getFile(name);
  return file?.proto.name === name ? file : undefined;
}

/** The full names of all that a file declares: types, methods, fields, oneofs, enum values. */
function* symbolsOf(file: DescFile): Generator<string> {
  for (const desc of nestedTypes(file)) {
    yield desc.typeName;
    yield* membersOf(desc);
  }
}

function* membersOf(desc: AnyDesc): Generator<string> {
  switch (desc.kind) {
    case "message":
      for (const member of desc.members) yield `${desc.typeName}.${member.name}`;
      // The field of a oneof is no member of its own, and a symbol all the same.
      for (const field of desc.fields) yield `${desc.typeName}.${field.name}`;
      break;
    case "service":
      for (const method of desc.methods) yield `${desc.typeName}.${method.name}`;
      break;
    case "enum": {
      // Values are siblings of their enum, as in C++.
      const scope = desc.typeName.slice(0, -desc.name.length);
      for (const value of desc.values) yield `${scope}${value.name}`;
      break;
    }
  }
}

function withoutDot(name: string): string {
  return name.startsWith(".") ? name.slice(1) : name;
}
