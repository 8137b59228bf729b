import type { Dice } from "./dice.ts";

const pieces = [
  '"',
  "{",
  "}",
  "[",
  "]",
  ",",
  ":",
  "null",
  "1e400",
  "-",
  "\\u00",
  "\n",
  "//",
  "NaN",
];

/** A text with a few characters cut, doubled, or put in: mostly no longer JSON, or no longer of its type. */
export function mutate(dice: Dice, text: string): string {
  let mutated = text;
  for (let more = dice.int(1, 3); more > 0; more--) {
    const at = dice.int(0, Math.max(0, mutated.length - 1));
    const to = Math.min(mutated.length, at + dice.int(1, 8));
    const part = mutated.slice(at, to);
    const instead = dice.pick(["", part + part, dice.pick(pieces), dice.pick(pieces) + part]);
    mutated = mutated.slice(0, at) + instead + mutated.slice(to);
  }
  return mutated;
}
