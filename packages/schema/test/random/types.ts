import { ScalarType } from "@bufbuild/protobuf";
import type { Dice } from "./dice.ts";
import type { FilePlan } from "./plan.ts";
import { enumsOf, importInto, type World } from "./world.ts";

/** The type of a field, and what decides how it may be used. */
export interface FieldType {
  readonly type: number;
  readonly scalar?: ScalarType;
  readonly typeName?: string;
  /** Of an enum: the names of its values. */
  readonly values?: readonly string[];
  readonly closed?: boolean;
  readonly startsAtZero?: boolean;
  /** Of a message: where it comes among all of them; well-known ones come first. */
  readonly order?: number;
}

export const scalars = Object.values(ScalarType).filter((type) => typeof type === "number");

export function scalarTypes(dice: Dice): FieldType {
  const scalar = dice.pick(scalars);
  return { type: scalar, scalar };
}

/** An enum of this file, since a closed one is not for every other file. */
export function enumType(dice: Dice, file: FilePlan): FieldType | undefined {
  const enums = enumsOf(file);
  if (enums.length === 0) return undefined;
  const { fullName, closed, values } = dice.pick(enums);
  return {
    type: 14,
    typeName: fullName,
    values: values.map(({ name }) => name),
    closed,
    startsAtZero: values[0]?.number === 0,
  };
}

/** A message of this file or an earlier one, or a well-known type. */
export function messageType(dice: Dice, file: FilePlan, world: World): FieldType {
  if (dice.oneIn(2)) {
    const type = dice.pick(world.wellKnown);
    importInto(file, type.fileName);
    return { type: 11, typeName: type.fullName, order: -1 };
  }
  const { fullName, file: from, order } = dice.pick(world.messages);
  importInto(file, from.name);
  return { type: 11, typeName: fullName, order };
}

export function randomType(dice: Dice, file: FilePlan, world: World): FieldType {
  switch (dice.int(1, 5)) {
    case 1:
    case 2:
    case 3:
      return scalarTypes(dice);
    case 4:
      return enumType(dice, file) ?? scalarTypes(dice);
    default:
      return messageType(dice, file, world);
  }
}
