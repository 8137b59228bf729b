import {
  createFileRegistry,
  fromBinary,
  type DescMessage,
  type DescMethod,
} from "@bufbuild/protobuf";
import { base64Decode } from "@bufbuild/protobuf/wire";
import { FileDescriptorSetSchema } from "@bufbuild/protobuf/wkt";
import { image as playgroundImage } from "@grpc-playground/gen/image";
import { image as shapesImage } from "./image.ts";

const load = (image: string) =>
  createFileRegistry(fromBinary(FileDescriptorSetSchema, base64Decode(image)));

/** The playground's own schema, with the comments of proto/. */
export const playground = load(playgroundImage);

/** Every shape: test/proto. */
export const shapes = load(shapesImage);

/** A message type of either schema. */
export function message(typeName: string): DescMessage {
  const desc = shapes.getMessage(typeName) ?? playground.getMessage(typeName);
  if (!desc) throw new Error(`no message ${typeName} in the test schemas`);
  return desc;
}

/** A method of the playground: `greet.Greeter/SayHello`. */
export function method(path: string): DescMethod {
  const [service = "", name = ""] = path.split("/");
  const desc = playground.getService(service)?.methods.find((each) => each.name === name);
  if (!desc) throw new Error(`no method ${path} in the playground's schema`);
  return desc;
}
