import {
  createFileRegistry,
  fromBinary,
  type DescField,
  type DescMessage,
} from "@bufbuild/protobuf";
import { base64Decode } from "@bufbuild/protobuf/wire";
import { FileDescriptorSetSchema } from "@bufbuild/protobuf/wkt";
import { image } from "../rules-image.ts";
import { playground } from "../schemas.ts";

/** Rules of every kind: rules.proto. */
export const registry = createFileRegistry(
  fromBinary(FileDescriptorSetSchema, base64Decode(image)),
);

/** A message type of rules.proto, or of the playground. */
export function type(name: string): DescMessage {
  const desc = registry.getMessage(`rules.${name}`) ?? playground.getMessage(name);
  if (!desc) throw new Error(`no message ${name}`);
  return desc;
}

/** A field by its path: `Texts.code`. */
export function field(path: string): DescField {
  const [typeName = "", name = ""] = path.split(".");
  const desc = type(typeName).fields.find((each) => each.name === name);
  if (!desc) throw new Error(`no field ${path}`);
  return desc;
}
