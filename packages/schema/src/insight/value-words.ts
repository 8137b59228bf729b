import { ScalarType, type DescField } from "@bufbuild/protobuf";
import { WireType } from "@bufbuild/protobuf/wire";
import { scalarName } from "../values/scalars.ts";
import { shortName } from "../model/type-labels.ts";
import { count } from "./count.ts";
import { enumWords, numberWords } from "./number-words.ts";
import {
  isPacked,
  scalarWireType,
  tagBytes,
  wireTypeFacts,
  wireTypeOf,
  type WireRecord,
} from "./wire.ts";

/** How a field's tag comes about. https://protobuf.dev/programming-guides/encoding/#structure */
export function tagWords(field: DescField): string {
  const type = wireTypeOf(field);
  const { name, number } = wireTypeFacts(type);
  const sum = `\`${field.number} << 3 | ${number}\` is ${field.number * 8 + number}`;
  const { length } = tagBytes(field.number, type);
  const more = length > 1 ? ` A varint of ${length} bytes, as fields from 16 on need.` : "";
  return `The tag: field ${field.number}, wire type ${number} (${name}). ${sum}.${more}`;
}

/** What stands between a tag and a value of wire type LEN. */
export function lengthWords({ value }: WireRecord): string {
  return `The length: ${count(value.length, "byte follows", "bytes follow")}.`;
}

/** What ends a group. */
export function endWords(field: DescField): string {
  return `The end tag: \`${field.number} << 3 | 4\`. It takes the place of a length.`;
}

/** How the value of one record comes about, in sentences. */
export function valueWords(field: DescField, { type, value }: WireRecord): readonly string[] {
  if (field.fieldKind === "map") {
    return ["An entry is a message of two fields: the key is field 1, and the value field 2."];
  }
  if (isPacked(field)) return packedWords(field, value);
  if (field.message) return messageWords(field, type, value);
  const one = field.enum
    ? enumWords(value, (number) => field.enum.values.find((each) => each.number === number)?.name)
    : scalarWords(field.scalar ?? ScalarType.BYTES, value);
  return isPackable(field)
    ? [...one, "Each number of this list has a tag of its own, as it is not packed."]
    : one;
}

function scalarWords(scalar: ScalarType, value: Uint8Array): readonly string[] {
  if (scalar === ScalarType.BYTES) return ["The bytes, as they are."];
  if (scalar !== ScalarType.STRING) return numberWords(scalar, value);
  if (value.length === 0) return ["No bytes: an empty string."];
  // A continuation byte is 10xxxxxx; each other one begins a character.
  const characters = value.reduce((sum, byte) => sum + ((byte & 0xc0) === 0x80 ? 0 : 1), 0);
  const beyond = value.length > characters ? " Beyond ASCII, a character takes two to four." : "";
  return [`${count(characters, "character", "characters")} in UTF-8.${beyond}`];
}

function messageWords(field: DescField, type: WireType, value: Uint8Array): readonly string[] {
  const name = field.message ? shortName(field.message) : "message";
  if (type === WireType.StartGroup) {
    return [
      `The fields of ${name}, between a start tag and an end tag: whoever writes need not know the length first, and whoever skips must read through.`,
    ];
  }
  if (value.length === 0) {
    return [`No field of ${name} is set. That it is there at all is what these bytes say.`];
  }
  return [`The fields of ${name}, one after another. Who does not know it can skip it.`];
}

/** https://protobuf.dev/programming-guides/encoding/#packed */
function packedWords(field: DescField, value: Uint8Array): readonly string[] {
  const items = packedItems(field, value);
  const what = field.scalar === undefined ? "enum numbers" : `${scalarName(field.scalar)} values`;
  const tag = tagBytes(field.number, WireType.Varint).length;
  const loose = value.length + items.length * tag;
  return [
    `Packed: ${items.length === 1 ? "one value" : `${items.length} ${what}`} after one tag and one length. With a tag for each, it would be ${count(loose, "byte", "bytes")}.`,
  ];
}

/** The bytes of each number in a packed list. */
export function packedItems(field: DescField, value: Uint8Array): readonly Uint8Array[] {
  const type = field.scalar === undefined ? WireType.Varint : scalarWireType(field.scalar);
  const items: Uint8Array[] = [];
  for (let from = 0; from < value.length;) {
    let to = from + (type === WireType.Bit64 ? 8 : 4);
    if (type === WireType.Varint) {
      to = from + 1;
      while ((value[to - 1] ?? 0) >= 0x80) to++;
    }
    items.push(value.subarray(from, to));
    from = to;
  }
  return items;
}

/** Whether a list is of numbers, which could be packed. */
export function isPackable(field: DescField): boolean {
  if (field.fieldKind !== "list" || field.message) return false;
  return field.scalar === undefined || scalarWireType(field.scalar) !== WireType.LengthDelimited;
}
