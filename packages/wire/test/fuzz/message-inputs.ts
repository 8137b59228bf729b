import { createFileRegistry, fromBinary, toBinary, type DescMessage } from "@bufbuild/protobuf";
import { base64Decode } from "@bufbuild/protobuf/wire";
import { FileDescriptorSetSchema } from "@bufbuild/protobuf/wkt";
import { image } from "@grpc-playground/gen/image";
import { arbitraryMessage } from "@grpc-playground/schema/test-support";
import * as fc from "fast-check";
import type { Dice } from "./dice.ts";

/** The types of the playground. */
export const registry = createFileRegistry(
  fromBinary(FileDescriptorSetSchema, base64Decode(image)),
);

/** A sound message. */
export interface Sample {
  readonly desc: DescMessage;
  readonly bytes: Uint8Array;
}

/** Sound messages of every type of the playground, the same each time. */
export function samples(): readonly Sample[] {
  const types = [...registry].filter(
    (type) => type.kind === "message" && type.typeName.startsWith("playground."),
  );
  return types.flatMap((desc, seed) =>
    desc.kind === "message"
      ? fc
          .sample(arbitraryMessage(desc, registry), { numRuns: 8, seed })
          .map((message) => ({ desc, bytes: toBinary(desc, message).slice(0, 500) }))
      : [],
  );
}

/** Bytes that have meanings: tags, lengths, ends of groups, the tops of varints. */
const telling = [0x00, 0x08, 0x0a, 0x0b, 0x0c, 0x0d, 0x09, 0x12, 0x1a, 0x7f, 0x80, 0x81, 0xff];

function randomByte(dice: Dice): number {
  return dice.below(2) === 0 ? (telling[dice.below(telling.length)] ?? 0) : dice.below(256);
}

/** Nothing but chance. */
export function randomBytes(dice: Dice, most: number): Uint8Array {
  return Uint8Array.from({ length: dice.below(most + 1) }, () => randomByte(dice));
}

/** Bytes flipped, cut off, taken out, put in, or doubled. */
export function mutate(dice: Dice, bytes: Uint8Array): Uint8Array {
  let changed = [...bytes];
  for (let changes = dice.below(5); changes > 0; changes--) {
    const at = dice.below(changed.length + 1);
    switch (dice.below(6)) {
      case 0:
        if (at < changed.length) changed[at] = (changed[at] ?? 0) ^ (1 << dice.below(8));
        break;
      case 1:
        if (at < changed.length) changed[at] = randomByte(dice);
        break;
      case 2:
        changed = changed.slice(0, at);
        break;
      case 3:
        changed.splice(at, 1 + dice.below(8));
        break;
      case 4:
        changed.splice(at, 0, ...randomBytes(dice, 8));
        break;
      default:
        changed.splice(at, 0, ...changed.slice(at, at + 1 + dice.below(40)));
    }
  }
  return Uint8Array.from(changed);
}
