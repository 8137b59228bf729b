import {
  create,
  fromJson,
  toBinary,
  type DescMessage,
  type JsonObject,
  type JsonValue,
  type Message,
} from "@bufbuild/protobuf";
import { reflect } from "@bufbuild/protobuf/reflect";
import * as fc from "fast-check";
import type { Dice } from "./dice.ts";
import { isSpent, type Surroundings } from "./surroundings.ts";

const anyJson = () => fc.jsonValue({ maxDepth: 2 }) as fc.Arbitrary<JsonValue>;
const anyObject = () => fc.dictionary(fc.string(), anyJson(), { maxKeys: 3 });
const anySeconds = () => fc.bigInt(-(2n ** 63n), 2n ** 63n - 1n);

type Make = (dice: Dice, desc: DescMessage, around: Surroundings) => Message;

/**
 * A well-known type: mostly what its JSON can show and, beside a registry, now
 * and then what it cannot. Undefined for a type that is like any other.
 */
export function randomWellKnown(
  dice: Dice,
  desc: DescMessage,
  around: Surroundings,
  make: Make,
): Message | undefined {
  const odd = around.registry !== undefined && dice.oneIn(12);
  const set = (values: Record<string, unknown>) => create(desc, values);
  switch (desc.typeName) {
    case "google.protobuf.Struct":
      return fromJson(desc, dice.draw(anyObject) as JsonObject);
    case "google.protobuf.Value":
      // A Value of nothing, or of a number that JSON does not have.
      if (odd) return dice.oneIn(2) ? set({}) : set(numberValue(Number.NaN));
      return fromJson(desc, dice.draw(anyJson));
    case "google.protobuf.ListValue":
      return fromJson(desc, [dice.draw(anyJson), dice.int(0, 9)].slice(0, dice.int(0, 2)));
    case "google.protobuf.FieldMask": {
      const paths = odd ? ["a__b", "A", "", "a b", "_a", "a1_2"] : ["a", "a.b", "long_name", "x1"];
      return set({ paths: Array.from({ length: dice.int(0, 3) }, () => dice.pick(paths)) });
    }
    case "google.protobuf.Timestamp":
      return set(
        odd
          ? { seconds: dice.draw(anySeconds), nanos: dice.int(-1, 1_000_000_000) }
          : { seconds: secondsIn(dice, -62135596800, 253402300799), nanos: nanos(dice) },
      );
    case "google.protobuf.Duration": {
      if (odd) return set({ seconds: dice.draw(anySeconds), nanos: dice.int(-1, 1_000_000_000) });
      const seconds = secondsIn(dice, -315576000000, 315576000000);
      return set({ seconds, nanos: seconds < 0n ? -nanos(dice) : nanos(dice) });
    }
    case "google.protobuf.Any":
      return randomAny(dice, desc, around, make);
    default:
      return undefined;
  }
}

function numberValue(value: number) {
  return { kind: { case: "numberValue", value } };
}

function secondsIn(dice: Dice, min: number, max: number): bigint {
  const value = dice.oneIn(3)
    ? dice.pick([0, -1, 1, min, max])
    : dice.oneIn(3)
      ? dice.int(0, 2 ** 31 - 1)
      : min + dice.int(0, 2 ** 31 - 1) * Math.floor((max - min) / 2 ** 31);
  return BigInt(value);
}

function nanos(dice: Dice): number {
  return dice.oneIn(3)
    ? dice.int(0, 999_999_999)
    : dice.pick([0, 1, 500_000_000, 120_000, 999_999_999]);
}

/** An Any of a type of the registry; or of no type, of one that nobody has, or with bytes that are not of it. */
function randomAny(dice: Dice, desc: DescMessage, around: Surroundings, make: Make): Message {
  const { registry } = around;
  const any = reflect(desc, create(desc));
  const [typeUrl, value] = desc.fields;
  if (!registry || isSpent(around) || !typeUrl || !value || dice.oneIn(6)) return any.message;
  const types = [...registry].filter((type) => type.kind === "message");
  const type = dice.pick(types);
  const prefix = dice.pick(["type.googleapis.com/", "example.com/a/b/", "/"]);
  switch (dice.int(1, 8)) {
    case 1:
      any.set(typeUrl, `${prefix}no.Such`);
      any.set(value, new Uint8Array([1, 2, 3]));
      break;
    case 2:
      any.set(typeUrl, `${prefix}${type.typeName}`);
      any.set(value, new Uint8Array([255, 255]));
      break;
    default:
      any.set(typeUrl, `${prefix}${type.typeName}`);
      any.set(value, toBinary(type, make(dice, type, { ...around, depth: around.depth - 1 })));
  }
  return any.message;
}
