import {
  create,
  setExtension,
  toJson,
  type DescExtension,
  type DescField,
  type DescMessage,
  type Message,
  type Registry,
  type UnknownField,
} from "@bufbuild/protobuf";
import { FeatureSet_FieldPresence, isWrapperDesc } from "@bufbuild/protobuf/wkt";
import { reflect, type ReflectMessage } from "@bufbuild/protobuf/reflect";
import { WireType } from "@bufbuild/protobuf/wire";
import type { Dice } from "./dice.ts";
import { extensionsOf, isSpent, type Surroundings } from "./surroundings.ts";
import { randomScalar } from "./values.ts";
import { randomWellKnown } from "./well-known.ts";
import type { ScalarValue } from "../../src/values/scalars.ts";

/** Any message of a type. Required fields are always set. */
export function randomMessage(dice: Dice, desc: DescMessage, around: Surroundings): Message {
  around.budget.left--;
  const known = randomWellKnown(dice, desc, around, randomMessage);
  if (known) return known;
  const target = reflect(desc, create(desc));
  const fields = desc.fields.length > 20 ? someOf(dice, desc.fields) : desc.fields;
  for (const field of fields) setField(dice, target, field, around);
  const { registry } = around;
  if (registry && !desc.typeName.startsWith("google.protobuf.")) {
    for (const extension of extensionsOf(desc, registry)) {
      if (dice.oneIn(3)) addExtension(dice, target.message, extension, around);
    }
    if (dice.oneIn(6)) addUnknown(dice, target, registry);
  }
  return target.message;
}

/** A dozen fields of a message of hundreds, and those without which it is none. */
function someOf(dice: Dice, fields: readonly DescField[]): readonly DescField[] {
  const chosen = new Set(fields.filter(isRequired));
  for (let more = dice.int(0, 12); more > 0; more--) chosen.add(dice.pick(fields));
  return fields.filter((field) => chosen.has(field));
}

function isRequired({ presence }: DescField): boolean {
  return presence === FeatureSet_FieldPresence.LEGACY_REQUIRED;
}

function setField(dice: Dice, target: ReflectMessage, field: DescField, around: Surroundings) {
  const must = isRequired(field);
  if (!must && (dice.oneIn(3) || (field.message && isSpent(around)))) return;
  switch (field.fieldKind) {
    case "list": {
      const list = target.get(field);
      for (let more = dice.int(0, 3); more > 0; more--) list.add(randomValue(dice, field, around));
      return;
    }
    case "map": {
      const map = target.get(field);
      for (let more = dice.int(0, 3); more > 0; more--) {
        map.set(randomScalar(dice, field.mapKey), randomValue(dice, field, around));
      }
      return;
    }
    default:
      target.set(field, randomValue(dice, field, around));
  }
}

function randomValue(
  dice: Dice,
  of: DescField | DescExtension,
  around: Surroundings,
): ScalarValue | ReflectMessage {
  if (of.message) {
    const inner = { ...around, depth: around.depth - 1 };
    return reflect(of.message, randomMessage(dice, of.message, inner));
  }
  if (of.enum) {
    const unknown = of.enum.open && dice.oneIn(4);
    return unknown ? dice.int(-(2 ** 31), 2 ** 31 - 1) : dice.pick(of.enum.values).number;
  }
  return of.scalar === undefined ? "" : randomScalar(dice, of.scalar);
}

function addExtension(
  dice: Dice,
  message: Message,
  extension: DescExtension,
  around: Surroundings,
): void {
  if (extension.message && isSpent(around)) return;
  // Made as a field is, since setExtension takes what a message holds, and not its reflection.
  const value = () => {
    const made = randomValue(dice, extension, around);
    return typeof made === "object" && "message" in made ? localOf(extension, made) : made;
  };
  const isList = extension.fieldKind === "list";
  setExtension(message, extension, isList ? [value(), value()] : value());
}

/** As protobuf-es keeps a message in a field: Struct as JSON, and a single wrapper as what it wraps. */
function localOf({ fieldKind }: DescExtension, value: ReflectMessage): unknown {
  const { desc, message, fields } = value;
  if (desc.typeName === "google.protobuf.Struct") return toJson(desc, message);
  const [field] = fields;
  return fieldKind === "message" && isWrapperDesc(desc) && field ? value.get(field) : message;
}

/** Fields that nobody's schema has, or that it has with another wire type. */
function addUnknown(dice: Dice, target: ReflectMessage, registry: Registry): void {
  const known = new Set(
    [...target.desc.fields, ...extensionsOf(target.desc, registry)].map(({ number }) => number),
  );
  const fields: UnknownField[] = [];
  for (let more = dice.int(1, 3); more > 0; more--) {
    const no = dice.pick([9, 77, 2000, 536_870_911]);
    if (!known.has(no)) fields.push({ no, ...dice.pick(unknownValues) });
  }
  if (fields.length > 0) target.setUnknown([...(target.getUnknown() ?? []), ...fields]);
}

/** One of each wire type that has no end of its own: varint, fixed64, length-prefixed, fixed32. */
const unknownValues = [
  { wireType: WireType.Varint, data: new Uint8Array([0xac, 2]) },
  { wireType: WireType.Bit64, data: new Uint8Array(8).fill(7) },
  { wireType: WireType.LengthDelimited, data: new Uint8Array([2, 0x68, 0x69]) },
  { wireType: WireType.Bit32, data: new Uint8Array(4).fill(255) },
] as const;
