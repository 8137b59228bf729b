import { ScalarType } from "@bufbuild/protobuf";
import * as fc from "fast-check";
import { integerRange, isLong, type ScalarValue } from "../../src/values/scalars.ts";
import type { Dice } from "./dice.ts";

const anyText = () => fc.string({ unit: "binary" });
const anyDouble = () => fc.double();
const anyFloat = () => fc.float();
const anyBytes = () => fc.uint8Array({ maxLength: 40 });

/** Texts that break naive code: separators, quotes, astral characters, byte order marks, JSON words. */
const texts = [
  "",
  " ",
  '"',
  "\\",
  "a\r\nb",
  "\u0000",
  "\u001f\u007f\u0085",
  "𝄞 🏳️‍🌈",
  "\u2028\u2029\ufeff",
  "</script>",
  "null",
  "1",
  "__proto__",
  "\ufffd\uffff",
] as const;

const specials = [0, -0, 1, Number.NaN, Infinity, -Infinity] as const;

/** Doubles at the edges: the least subnormal, the largest, the last whole one. */
const doubles = [...specials, 5e-324, -2.5e-310, Number.MAX_VALUE, 2 ** 53, 0.1, 1e21, 1e-7];

/** The same for 32 bits. */
const floats = [...specials, 2 ** -149, -(2 ** -140), 3.4028234663852886e38, Math.fround(0.1)];

/** A value of a scalar type, with the values that break naive code likelier than they are. */
export function randomScalar(dice: Dice, scalar: ScalarType): ScalarValue {
  const range = integerRange(scalar);
  if (range) return randomInteger(dice, range, isLong(scalar));
  switch (scalar) {
    case ScalarType.BOOL:
      return dice.oneIn(2);
    case ScalarType.BYTES:
      return dice.oneIn(2)
        ? dice.draw(anyBytes)
        : new TextEncoder().encode(dice.oneIn(2) ? dice.draw(anyText) : dice.pick(texts));
    case ScalarType.STRING:
      if (dice.oneIn(200)) return "long ".repeat(dice.int(1000, 20_000));
      return dice.oneIn(2) ? dice.draw(anyText) : dice.pick(texts);
    case ScalarType.FLOAT:
      return dice.oneIn(2) ? dice.draw(anyFloat) : dice.pick(floats);
    default:
      return dice.oneIn(2) ? dice.draw(anyDouble) : dice.pick(doubles);
  }
}

function randomInteger(
  dice: Dice,
  [min, max]: readonly [bigint, bigint],
  long: boolean,
): ScalarValue {
  const edges = [0n, 1n, -1n, 127n, 128n, 300n, 2n ** 31n, 2n ** 53n + 1n, min, max, max - 1n];
  const value = dice.oneIn(3)
    ? BigInt(dice.int(0, 2 ** 31 - 1))
    : dice.pick(edges.filter((edge) => edge >= min && edge <= max));
  const signed = min < 0n && dice.oneIn(4) && value !== min ? -value : value;
  return long ? signed : Number(signed);
}
