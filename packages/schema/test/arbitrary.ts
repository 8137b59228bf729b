import type { DescMessage, Message, Registry } from "@bufbuild/protobuf";
import type * as fc from "fast-check";
import { arbitraryOf } from "./random/dice.ts";
import { randomMessage } from "./random/message.ts";
import { surroundings } from "./random/surroundings.ts";

/**
 * Any message of a type, with the values that break naive code likelier than
 * they are, and messages in messages two deep. With a registry it has also what
 * the registry knows of (extensions, and messages in an Any) and what nobody
 * knows: unknown fields, and well-known types out of their range.
 */
export function arbitraryMessage(desc: DescMessage, registry?: Registry): fc.Arbitrary<Message> {
  return arbitraryOf((dice) => randomMessage(dice, desc, surroundings(registry)));
}

export { arbitrarySchema } from "./random/schema.ts";
