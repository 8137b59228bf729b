import type { Dice } from "./dice.ts";
import { isEdition, prefix, type EnumPlan, type FilePlan, type MessagePlan } from "./plan.ts";

const words = ["NONE", "red", "TRUE_", "nan", "Infinity", "null", "constructor", "_1"] as const;

/** A random enum: open or closed, with aliases, negative and extreme numbers. */
export function addEnum(
  dice: Dice,
  file: FilePlan,
  parent: MessagePlan | undefined,
  index: number,
): void {
  const scope = parent?.scope ?? file.scope;
  const closed = file.syntax === "proto2" || (isEdition(file) && dice.oneIn(3));
  const name = scope.free(`E${index}`);
  const values = [{ name: "", number: closed && dice.oneIn(2) ? dice.int(1, 9) : 0 }];
  for (let more = dice.int(0, 4); more > 0; more--) {
    const number = dice.oneIn(3)
      ? dice.pick([-(2 ** 31), 2 ** 31 - 1, -1])
      : dice.int(1, dice.oneIn(4) ? 1_000_000 : 9);
    values.push({ name: "", number });
  }
  // Values stand in the scope of the enum itself, and their style is compared without regard to case.
  const named = values.map(({ number }, at) => {
    const word = dice.pick(words);
    const bare = dice.oneIn(4) && at < 2 && scope.take(word) ? word : undefined;
    return { name: bare ?? scope.free(`${word}_${index}_v${at}`), number };
  });
  const aliased = new Set(named.map(({ number }) => number)).size < named.length;
  const plan: EnumPlan = {
    fullName: `${parent?.fullName ?? prefix(file)}.${name}`,
    file,
    closed,
    values: named,
    proto: {
      name,
      value: named.map((value) => ({
        ...value,
        ...(dice.oneIn(8) && { options: { deprecated: true } }),
      })),
      options: {
        ...(aliased && { allowAlias: true }),
        ...(isEdition(file) && closed && { features: { enumType: 2 } }),
      },
    },
  };
  (parent?.enums ?? file.enums).push(plan);
}
