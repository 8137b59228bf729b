import { ScalarType, type DescField } from "@bufbuild/protobuf";
import { BinaryReader, BinaryWriter, WireType } from "@bufbuild/protobuf/wire";

/** A wire type, by the name and number that the specification has. */
export interface WireTypeFacts {
  readonly name: "VARINT" | "I64" | "LEN" | "SGROUP" | "EGROUP" | "I32";
  readonly number: number;
}

/** https://protobuf.dev/programming-guides/encoding/#structure */
const wireTypes: Readonly<Record<WireType, WireTypeFacts>> = {
  [WireType.Varint]: { name: "VARINT", number: 0 },
  [WireType.Bit64]: { name: "I64", number: 1 },
  [WireType.LengthDelimited]: { name: "LEN", number: 2 },
  [WireType.StartGroup]: { name: "SGROUP", number: 3 },
  [WireType.EndGroup]: { name: "EGROUP", number: 4 },
  [WireType.Bit32]: { name: "I32", number: 5 },
};

export function wireTypeFacts(type: WireType): WireTypeFacts {
  return wireTypes[type];
}

/** The wire type that a field is written with. */
export function wireTypeOf(field: DescField): WireType {
  if (field.fieldKind === "map") return WireType.LengthDelimited;
  if (isPacked(field)) return WireType.LengthDelimited;
  if (field.message) {
    const isDelimited =
      (field.fieldKind === "message" || field.listKind === "message") && field.delimitedEncoding;
    return isDelimited ? WireType.StartGroup : WireType.LengthDelimited;
  }
  return field.scalar === undefined ? WireType.Varint : scalarWireType(field.scalar);
}

/** Whether the numbers of a list stand behind one tag for all of them. */
export function isPacked(field: DescField): boolean {
  return field.fieldKind === "list" && field.packed;
}

/** The wire type of one value of a scalar type. */
export function scalarWireType(scalar: ScalarType): WireType {
  switch (scalar) {
    case ScalarType.STRING:
    case ScalarType.BYTES:
      return WireType.LengthDelimited;
    case ScalarType.DOUBLE:
    case ScalarType.FIXED64:
    case ScalarType.SFIXED64:
      return WireType.Bit64;
    case ScalarType.FLOAT:
    case ScalarType.FIXED32:
    case ScalarType.SFIXED32:
      return WireType.Bit32;
    default:
      return WireType.Varint;
  }
}

/** The bytes of a tag. */
export function tagBytes(number: number, type: WireType): Uint8Array {
  return new BinaryWriter().tag(number, type).finish();
}

/** A number as a varint. */
export function varintSize(value: bigint): number {
  let size = 1;
  for (let rest = BigInt.asUintN(64, value) >> 7n; rest > 0n; rest >>= 7n) size++;
  return size;
}

/** The number in a varint, which has no sign of its own. */
export function readVarint(bytes: Uint8Array): bigint {
  return bytes.reduce((sum, byte, at) => sum | (BigInt(byte & 0x7f) << BigInt(7 * at)), 0n);
}

/** One tag and what belongs to it. */
export interface WireRecord {
  readonly number: number;
  readonly type: WireType;
  readonly tag: Uint8Array;
  /** Before LEN values only. */
  readonly length: Uint8Array | undefined;
  readonly value: Uint8Array;
  /** After groups only. */
  readonly end: Uint8Array | undefined;
  /** All of its bytes. */
  readonly size: number;
}

/** Takes encoded fields apart, one level deep. */
export function readRecords(bytes: Uint8Array): readonly WireRecord[] {
  const reader = new BinaryReader(bytes);
  const records: WireRecord[] = [];
  while (reader.pos < reader.len) {
    const start = reader.pos;
    const [number, type] = reader.tag();
    const tag = bytes.subarray(start, reader.pos);
    const rest = reader.skip(type, number);
    const size = reader.pos - start;
    if (type === WireType.LengthDelimited) {
      const length = rest.subarray(0, prefixSize(rest));
      const value = rest.subarray(length.length);
      records.push({ number, type, tag, length, value, end: undefined, size });
    } else if (type === WireType.StartGroup) {
      // The end tag differs in its three low bits alone, so it is as long as the start tag.
      const end = rest.subarray(rest.length - tag.length);
      const value = rest.subarray(0, rest.length - tag.length);
      records.push({ number, type, tag, length: undefined, value, end, size });
    } else {
      records.push({ number, type, tag, length: undefined, value: rest, end: undefined, size });
    }
  }
  return records;
}

function prefixSize(bytes: Uint8Array): number {
  return bytes.findIndex((byte) => byte < 0x80) + 1;
}
