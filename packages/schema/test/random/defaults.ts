import { ScalarType } from "@bufbuild/protobuf";
import { integerRange } from "../../src/values/scalars.ts";
import type { Dice } from "./dice.ts";

/** The `[default = ...]` of a scalar as a descriptor has it: bytes with C escapes, the rest as text. */
export function randomDefault(dice: Dice, type: ScalarType): string {
  const range = integerRange(type);
  if (range) return String(dice.pick([...range, 0n, 1n, 42n]));
  switch (type) {
    case ScalarType.BOOL:
      return dice.pick(["true", "false"]);
    case ScalarType.STRING:
      return dice.pick(["", "seven", 'say "hi"\n', "\\", "𝄞 é", "'", "\t\r"]);
    case ScalarType.BYTES:
      return dice.pick(["", "plain", "\\000\\377", "\\\"\\'\\\\\\n\\r\\t", "\\303\\251\\001"]);
    default:
      return dice.pick(["inf", "-inf", "nan", "0", "-0", "1.5", "1e+20", "-3.25e-05"]);
  }
}
