import {
  toBinary,
  toJson,
  type DescMessage,
  type FileRegistry,
  type Message,
} from "@bufbuild/protobuf";
import { FileDescriptorProtoSchema } from "@bufbuild/protobuf/wkt";
import * as fc from "fast-check";
import { arbitraryOf } from "./dice.ts";
import { randomMessage } from "./message.ts";
import { surroundings } from "./surroundings.ts";
import { randomSchema, type RandomSchema } from "./schema.ts";

/** A random schema, a message type of it, and two messages of that type. */
export interface Case {
  readonly schema: RandomSchema;
  readonly registry: FileRegistry;
  readonly desc: DescMessage;
  readonly message: Message;
  readonly other: Message;
}

/** Shown by fast-check, when a property fails, as the .proto in JSON and the bytes in hex. */
export const arbitraryCase: fc.Arbitrary<Case> = arbitraryOf((dice) => {
  const schema = randomSchema(dice);
  const { registry } = schema;
  const desc = dice.pick(schema.messages);
  const message = randomMessage(dice, desc, surroundings(registry, 3));
  const other = randomMessage(dice, desc, surroundings(registry));
  return {
    schema,
    registry,
    desc,
    message,
    other,
    [fc.toStringMethod]: () => describeCase(schema, desc, [message, other]),
  };
});

function describeCase(schema: RandomSchema, desc: DescMessage, messages: readonly Message[]) {
  const files = schema.set.file.filter(({ name }) => !name.startsWith("google/"));
  return [
    ...files.map((file) => JSON.stringify(toJson(FileDescriptorProtoSchema, file))),
    desc.typeName,
    ...messages.map((message) => Buffer.from(toBinary(desc, message)).toString("hex")),
  ].join("\n");
}
