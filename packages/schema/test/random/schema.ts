import {
  create,
  createFileRegistry,
  type DescMessage,
  type FileRegistry,
} from "@bufbuild/protobuf";
import {
  FileDescriptorProtoSchema,
  FileDescriptorSetSchema,
  type FileDescriptorProto,
  type FileDescriptorSet,
} from "@bufbuild/protobuf/wkt";
import { separateLocalNames } from "../../src/model/local-names.ts";
import { arbitraryOf, type Dice } from "./dice.ts";
import { addEnum } from "./enums.ts";
import { addExtension, extensionRanges } from "./extensions.ts";
import { addFields } from "./fields.ts";
import { fileOf, planFile, planMessage, type FilePlan, type Syntax } from "./plan.ts";
import { wellKnownFiles, wellKnownTypes, type World } from "./world.ts";

/** A random schema: its files, imports first, and the messages that they declare. */
export interface RandomSchema {
  readonly set: FileDescriptorSet;
  readonly registry: FileRegistry;
  readonly messages: readonly DescMessage[];
}

const syntaxes: readonly Syntax[] = ["proto3", "proto2", "2023", "2024"];
const packages = ["random", "", "own.constructor.value", "own.__proto__", "google.type"] as const;
const messageNames = ["M", "Value", "constructor", "Any", "Timestamp", "lower", "__proto__", "Map"];

/**
 * One to three files of any syntax, whose messages hold each other, themselves
 * and the well-known types. All of it is valid protobuf: random-schema.test.ts
 * asks somebody else's compiler.
 */
export const arbitrarySchema = arbitraryOf(randomSchema);

export function randomSchema(dice: Dice): RandomSchema {
  const world: World = { messages: [], wellKnown: wellKnownTypes };
  const files: FilePlan[] = [];
  for (let index = 0, count = dice.int(1, 3); index < count; index++) {
    const base = dice.pick(packages);
    const name = index === 0 ? base : `${base === "" ? "root" : base}.p${index}`;
    files.push(randomFile(dice, planFile(index, dice.pick(syntaxes), name), world));
  }
  return schemaOf(files);
}

function randomFile(dice: Dice, file: FilePlan, world: World): FilePlan {
  const own = [];
  for (let index = 0, count = dice.int(1, 5); index < count; index++) {
    const parent = own.length > 0 && dice.oneIn(3) ? dice.pick(own) : undefined;
    const name = (parent?.scope ?? file.scope).free(dice.pick(messageNames));
    const isOpen = file.syntax !== "proto3" && dice.oneIn(2);
    const ranges = isOpen ? extensionRanges : [];
    const message = planMessage(file, parent, name, world.messages.length, ranges);
    own.push(message);
    world.messages.push(message);
  }
  for (let index = 0, count = dice.int(0, 3); index < count; index++) {
    addEnum(dice, file, dice.oneIn(2) ? dice.pick(own) : undefined, index);
  }
  for (const message of own) {
    addFields(dice, message, world, dice.oneIn(40) ? 200 : dice.int(0, 8));
  }
  for (let more = dice.int(0, 4); more > 0; more--) addExtension(dice, file, world);
  return file;
}

/** The schema of finished plans. */
export function schemaOf(files: readonly FilePlan[]): RandomSchema {
  const own = files.map((file) => create(FileDescriptorProtoSchema, fileOf(file)));
  const set = create(FileDescriptorSetSchema, {
    file: [...wellKnownFiles.map(({ proto }) => proto), ...own],
  });
  const registry = separateLocalNames(registryOf(own));
  const names = new Set(files.map(({ name }) => name));
  const messages = [...registry].filter(
    (type) => type.kind === "message" && names.has(type.file.proto.name),
  ) as DescMessage[];
  return { set, registry, messages };
}

const standard = createFileRegistry(
  create(FileDescriptorSetSchema, { file: wellKnownFiles.map(({ proto }) => proto) }),
);

/** As of the whole set, with the well-known types read once for all schemas. */
function registryOf(files: readonly FileDescriptorProto[]): FileRegistry {
  let registry = standard;
  for (const file of files) {
    const resolve = (name: string) => registry.getFile(name);
    registry = createFileRegistry(registry, createFileRegistry(file, resolve));
  }
  return registry;
}
