import { ScalarType } from "@bufbuild/protobuf";
import { randomDefault } from "./defaults.ts";
import type { Dice } from "./dice.ts";
import { entryNameOf, jsonNameOf } from "./names.ts";
import {
  isEdition,
  type Features,
  type FieldInit,
  type FilePlan,
  type MessagePlan,
} from "./plan.ts";
import { enumType, messageType, randomType, scalarTypes, type FieldType } from "./types.ts";
import type { World } from "./world.ts";

const optional = 1;
const required = 2;
const repeated = 3;
const group = 10;

/** Adds so many random fields to a message, some of them in oneofs. */
export function addFields(dice: Dice, message: MessagePlan, world: World, count: number): void {
  while (message.fields.length < count) {
    if (dice.oneIn(6)) addOneof(dice, message, world);
    else addField(dice, message, world);
  }
}

function addField(dice: Dice, message: MessagePlan, world: World): void {
  switch (dice.int(1, 8)) {
    case 1:
    case 2:
      message.fields.push(listField(dice, message, world));
      return;
    case 3:
      message.fields.push(mapField(dice, message, world));
      return;
    case 4:
      message.fields.push(messageField(dice, message, world));
      return;
    default:
      message.fields.push(singleField(dice, message, world));
  }
}

function addOneof(dice: Dice, message: MessagePlan, world: World): void {
  const oneofIndex = message.oneofs.length;
  message.oneofs.push(message.scope.name(dice));
  for (let more = dice.int(1, 4); more > 0; more--) {
    const type = randomType(dice, message.file, world);
    message.fields.push({
      ...newField(dice, message),
      ...shape(type),
      label: optional,
      oneofIndex,
    });
  }
}

/** What every field has; fields of a oneof stand one after the other. */
function newField(
  dice: Dice,
  message: MessagePlan,
  accept?: (name: string) => boolean,
): Omit<FieldInit, "label" | "type"> {
  const { scope, jsonNames } = message;
  const isFree = (name: string) =>
    !jsonNames.has(jsonNameOf(name)) && (accept === undefined || accept(name));
  const name = scope.name(dice, isFree);
  const custom = ["custom", "a.b", "with space", "é", "1", "@type", "x-y"];
  const own = dice.oneIn(8) ? dice.pick(custom) : "";
  const jsonName = own !== "" && !jsonNames.has(own) ? own : jsonNameOf(name);
  jsonNames.add(jsonNameOf(name)).add(jsonName);
  return {
    name,
    number: freeNumber(dice, message),
    jsonName,
    ...(dice.oneIn(12) && { options: { deprecated: true } }),
  };
}

/** By the bytes of the tag, which are 1 to 5. */
const numbers = [
  [1, 15],
  [16, 2047],
  [2048, 262_143],
  [262_144, 33_554_431],
  [33_554_432, 536_870_911],
] as const;

function freeNumber(dice: Dice, { numbers: taken, ranges }: MessagePlan): number {
  const [from, to] = dice.pick(numbers);
  let number = dice.oneIn(4) ? to : dice.int(from, to);
  const isFree = () =>
    !taken.has(number) &&
    !(number >= 19_000 && number <= 19_999) &&
    !ranges.some(([start, end]) => number >= start && number < end);
  // Past a range of extensions there may be nothing left, so begin again from below.
  for (let next = 1; !isFree(); next++) number = next;
  taken.add(number);
  return number;
}

function shape({ type, typeName }: FieldType): Pick<FieldInit, "type" | "typeName"> {
  return { type, ...(typeName !== undefined && { typeName }) };
}

function singleField(dice: Dice, message: MessagePlan, world: World): FieldInit {
  const { file } = message;
  const type = dice.oneIn(4)
    ? (enumType(dice, file) ?? scalarTypes(dice))
    : dice.oneIn(5)
      ? randomType(dice, file, world)
      : scalarTypes(dice);
  const field: FieldInit = { ...newField(dice, message), ...shape(type), label: optional };
  switch (file.syntax) {
    case "proto3":
      if (dice.oneIn(3)) {
        field.proto3Optional = true;
        message.optionals.push(field);
      }
      return field;
    case "proto2":
      if (dice.oneIn(8) && comesToAnEnd(message, type)) return { ...field, label: required };
      return { ...field, ...withDefault(dice, type) };
    default:
      return withPresence(dice, type, field);
  }
}

/** Whether a message that has to hold one of these can be made at all. */
function comesToAnEnd(message: MessagePlan, type: FieldType): boolean {
  return type.order === undefined || type.order < message.order;
}

function withDefault(dice: Dice, type: FieldType): Pick<FieldInit, "defaultValue"> {
  if (!dice.oneIn(2) || type.order !== undefined) return {};
  if (type.values) return { defaultValue: dice.pick(type.values) };
  return type.scalar === undefined ? {} : { defaultValue: randomDefault(dice, type.scalar) };
}

/** Editions say presence, encoding and UTF-8 by features. */
function withPresence(dice: Dice, type: FieldType, field: FieldInit): FieldInit {
  const features = stringFeatures(dice, type);
  const options = (more: Features): FieldInit => ({
    ...field,
    options: { ...field.options, features: { ...features, ...more } },
  });
  if (type.order !== undefined) {
    return dice.oneIn(2) ? options({ messageEncoding: 2 }) : field;
  }
  switch (dice.int(1, 6)) {
    case 1:
      return options({ fieldPresence: 3 });
    case 2:
    case 3:
      return type.closed === true ? options({}) : options({ fieldPresence: 2 });
    default:
      return { ...options({}), ...withDefault(dice, type) };
  }
}

function stringFeatures(dice: Dice, { scalar }: FieldType): Features {
  return scalar === ScalarType.STRING && dice.oneIn(3) ? { utf8Validation: 3 } : {};
}

function listField(dice: Dice, message: MessagePlan, world: World): FieldInit {
  const type = randomType(dice, message.file, world);
  const field = { ...newField(dice, message), ...shape(type), label: repeated };
  return { ...field, options: { ...field.options, ...listOptions(dice, message.file, type) } };
}

/** Packed or not, where the syntax lets one choose. */
export function listOptions(
  dice: Dice,
  file: FilePlan,
  type: FieldType,
): NonNullable<FieldInit["options"]> {
  const { STRING, BYTES } = ScalarType;
  if (type.order !== undefined) {
    return isEdition(file) && dice.oneIn(3) ? { features: { messageEncoding: 2 } } : {};
  }
  if (type.scalar === STRING || type.scalar === BYTES || !dice.oneIn(2)) return {};
  if (isEdition(file)) return { features: { repeatedFieldEncoding: dice.int(1, 2) } };
  return { packed: file.syntax === "proto2" };
}

const keyTypes = [
  ScalarType.STRING,
  ScalarType.BOOL,
  ScalarType.INT32,
  ScalarType.INT64,
  ScalarType.UINT32,
  ScalarType.UINT64,
  ScalarType.SINT32,
  ScalarType.SINT64,
  ScalarType.FIXED32,
  ScalarType.FIXED64,
  ScalarType.SFIXED32,
  ScalarType.SFIXED64,
] as const;

function mapField(dice: Dice, message: MessagePlan, world: World): FieldInit {
  const random = randomType(dice, message.file, world);
  // A map's values start at zero, and so must its enum.
  const type = random.startsAtZero === false ? scalarTypes(dice) : random;
  const field = newField(dice, message, (name) => message.scope.isFree(entryNameOf(name)));
  const name = entryNameOf(field.name);
  message.scope.take(name);
  message.own.push({
    name,
    field: [entry("key", 1, { type: dice.pick(keyTypes) }), entry("value", 2, type)],
    options: { mapEntry: true },
  });
  return { ...field, label: repeated, type: 11, typeName: `${message.fullName}.${name}` };
}

function entry(name: "key" | "value", number: number, of: FieldType): FieldInit {
  return { name, jsonName: name, number, label: optional, ...shape(of) };
}

/** A message or, in proto2, now and then a group, which brings its own. */
function messageField(dice: Dice, message: MessagePlan, world: World): FieldInit {
  if (message.file.syntax !== "proto2" || dice.oneIn(2)) {
    const type = messageType(dice, message.file, world);
    return { ...newField(dice, message), ...shape(type), label: optional };
  }
  const name = message.scope.free("Group");
  const own = message.scope.take(name.toLowerCase()) && !message.jsonNames.has(name.toLowerCase());
  if (!own) return singleField(dice, message, world);
  message.jsonNames.add(jsonNameOf(name.toLowerCase()));
  message.own.push({
    name,
    field: [{ name: "word", jsonName: "word", number: 1, label: optional, type: 9 }],
  });
  return {
    name: name.toLowerCase(),
    jsonName: jsonNameOf(name.toLowerCase()),
    number: freeNumber(dice, message),
    label: dice.oneIn(2) ? repeated : optional,
    type: group,
    typeName: `${message.fullName}.${name}`,
  };
}
