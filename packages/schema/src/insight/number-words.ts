import { ScalarType } from "@bufbuild/protobuf";
import { BinaryReader } from "@bufbuild/protobuf/wire";
import { formatNumber, scalarName } from "../values/scalars.ts";
import { readVarint, varintSize } from "./wire.ts";

/**
 * How the bytes of a number come about, in sentences.
 * https://protobuf.dev/programming-guides/encoding/#varints and #signed-ints
 */
export function numberWords(scalar: ScalarType, bytes: Uint8Array): readonly string[] {
  switch (scalar) {
    case ScalarType.INT32:
    case ScalarType.INT64:
      return signedWords(BigInt.asIntN(64, readVarint(bytes)), bytes, scalar);
    case ScalarType.UINT32:
    case ScalarType.UINT64:
      return [varintWords(bytes), ...shorterFixed(bytes, scalar)];
    case ScalarType.SINT32:
    case ScalarType.SINT64:
      return zigzagWords(bytes);
    case ScalarType.BOOL:
      return [`A varint: ${readVarint(bytes) === 0n ? "0 is false" : "1 is true"}.`];
    case ScalarType.FLOAT:
    case ScalarType.DOUBLE:
      return [floatWords(scalar, bytes)];
    default:
      return [`Always ${bytes.length === 4 ? "four" : "eight"} bytes, the lowest first.`];
  }
}

/** How an enum's number is written: as an int32. */
export function enumWords(bytes: Uint8Array, nameOf: (number: number) => string | undefined) {
  const number = Number(BigInt.asIntN(64, readVarint(bytes)));
  const name = nameOf(number);
  const what =
    name === undefined
      ? `${number} has no name in this schema. It travels as it is.`
      : `\`${name}\` travels as its number, ${number}. Names are not sent.`;
  return number < 0 ? [what, tenBytes("an enum is an int32, and a negative one")] : [what];
}

function signedWords(value: bigint, bytes: Uint8Array, scalar: ScalarType): readonly string[] {
  if (value >= 0n) return [varintWords(bytes), ...shorterFixed(bytes, scalar)];
  const name = scalarName(scalar);
  const zigzag = varintSize(-value * 2n - 1n);
  const other = zigzag < bytes.length ? `\`s${name}\` would take ${zigzag} for it.` : "";
  return [`${value} in two's complement. ${tenBytes(`a negative ${name}`)} ${other}`.trim()];
}

function tenBytes(what: string): string {
  return `As ${what} is written with 64 bits, it always takes ten bytes.`;
}

function zigzagWords(bytes: Uint8Array): readonly string[] {
  const written = readVarint(bytes);
  const value = (written >> 1n) ^ -(written & 1n);
  const zigzag = `Zigzag: 0, -1, 1, -2 are written as 0, 1, 2, 3, and so ${value} as ${written}. Small numbers of either sign stay short.`;
  return bytes.length === 1 ? [zigzag] : [zigzag, varintWords(bytes)];
}

/** A varint in words, with its groups of seven bits while there are few. */
export function varintWords(bytes: Uint8Array): string {
  const value = readVarint(bytes);
  if (bytes.length === 1) return `${value} is below 128, so it is one byte as it is.`;
  const groups = Array.from(bytes, (byte) => (byte & 0x7f).toString(2).padStart(7, "0"));
  const shown = groups.length <= 3 ? `: ${groups.join(", ")}` : "";
  return `${value} in ${groups.length} groups of seven bits, the lowest first${shown}. A high bit before a group says that more follow.`;
}

/** Numbers so large that four or eight fixed bytes would be fewer. */
function shorterFixed(bytes: Uint8Array, scalar: ScalarType): readonly string[] {
  const isLong = scalar === ScalarType.INT64 || scalar === ScalarType.UINT64;
  const fixed = isLong ? 8 : 4;
  if (bytes.length <= fixed) return [];
  const sign = scalar === ScalarType.INT32 || scalar === ScalarType.INT64 ? "s" : "";
  return [`\`${sign}fixed${fixed * 8}\` always takes ${fixed}.`];
}

function floatWords(scalar: ScalarType, bytes: Uint8Array): string {
  const reader = new BinaryReader(bytes);
  const isFloat = scalar === ScalarType.FLOAT;
  const value = isFloat ? reader.float() : reader.double();
  const digits = isFloat ? "24 bits of precision, about 7 digits" : "53 bits of precision";
  return `${formatNumber(value, scalar)} in IEEE 754, the lowest byte first: ${digits}, and always ${bytes.length} bytes.`;
}
