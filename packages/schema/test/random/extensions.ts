import type { Dice } from "./dice.ts";
import { listOptions } from "./fields.ts";
import { jsonNameOf } from "./names.ts";
import { isEdition, type FieldInit, type FilePlan, type MessagePlan } from "./plan.ts";
import { randomType } from "./types.ts";
import { importInto, type World } from "./world.ts";

/** The numbers that a message leaves to extensions. */
export const extensionRanges = [
  [100, 200],
  [1_000_000, 536_870_912],
] as const;

/** Adds an extension of a random message to a file, at its top or inside of one of its messages. */
export function addExtension(dice: Dice, file: FilePlan, world: World): void {
  const open = world.messages.filter(({ ranges }) => ranges.length > 0);
  if (file.syntax === "proto3" || open.length === 0) return;
  const extendee = dice.pick(open);
  const within = dice.oneIn(2) ? dice.pick([...file.messages]) : undefined;
  const type = randomType(dice, file, world);
  const name = (within?.scope ?? file.scope).name(dice);
  const field: FieldInit = {
    name,
    jsonName: jsonNameOf(name),
    number: freeNumber(dice, extendee),
    extendee: extendee.fullName,
    label: 1,
    type: type.type,
    ...(type.typeName !== undefined && { typeName: type.typeName }),
  };
  importInto(file, extendee.file.name);
  (within?.extensions ?? file.extensions).push(
    dice.oneIn(2)
      ? { ...field, label: 3, options: listOptions(dice, file, type) }
      : isEdition(file) && type.order !== undefined && dice.oneIn(2)
        ? { ...field, options: { features: { messageEncoding: 2 } } }
        : field,
  );
}

function freeNumber(dice: Dice, { ranges, numbers }: MessagePlan): number {
  const [start, end] = dice.pick(ranges);
  let number = dice.oneIn(3) ? end - 1 : dice.int(start, start + 50);
  while (numbers.has(number)) number = number + 1 >= end ? start : number + 1;
  numbers.add(number);
  return number;
}
