import { ScalarType } from "@bufbuild/protobuf";
import type { WireTypeNumber } from "./tree.ts";

/** The names of https://protobuf.dev/programming-guides/encoding/#structure, by number. */
export const wireTypeNames = ["VARINT", "I64", "LEN", "SGROUP", "EGROUP", "I32"] as const;

/** The largest number that a field may have: 29 bits. */
export const largestFieldNumber = 2 ** 29 - 1;

/** How many messages may lie in one another: parsers stop here (Go's alone at 10,000). */
export const deepest = 100;

/** How one value of a scalar type is written. */
export function wireTypeOf(scalar: ScalarType): WireTypeNumber {
  switch (scalar) {
    case ScalarType.STRING:
    case ScalarType.BYTES:
      return 2;
    case ScalarType.DOUBLE:
    case ScalarType.FIXED64:
    case ScalarType.SFIXED64:
      return 1;
    case ScalarType.FLOAT:
    case ScalarType.FIXED32:
    case ScalarType.SFIXED32:
      return 5;
    default:
      return 0;
  }
}

const scalarNames: Readonly<Record<ScalarType, string>> = {
  [ScalarType.DOUBLE]: "double",
  [ScalarType.FLOAT]: "float",
  [ScalarType.INT64]: "int64",
  [ScalarType.UINT64]: "uint64",
  [ScalarType.INT32]: "int32",
  [ScalarType.FIXED64]: "fixed64",
  [ScalarType.FIXED32]: "fixed32",
  [ScalarType.BOOL]: "bool",
  [ScalarType.STRING]: "string",
  [ScalarType.BYTES]: "bytes",
  [ScalarType.UINT32]: "uint32",
  [ScalarType.SFIXED32]: "sfixed32",
  [ScalarType.SFIXED64]: "sfixed64",
  [ScalarType.SINT32]: "sint32",
  [ScalarType.SINT64]: "sint64",
};

/** The name that a .proto file has for a scalar type. */
export function scalarName(scalar: ScalarType): string {
  return scalarNames[scalar];
}
