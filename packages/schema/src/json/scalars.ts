import { ScalarType, type DescEnum } from "@bufbuild/protobuf";
import { parseBytes } from "../values/bytes.ts";
import { parseEnum } from "../draft/check-value.ts";
import type { JsonNode } from "./text.ts";
import { accept, refuse, type Parsed } from "../values/parsed.ts";
import {
  acceptedNumbers,
  integerRange,
  parseNumber,
  scalarName,
  type ScalarValue,
} from "../values/scalars.ts";

/** Reads a scalar from JSON, as ProtoJSON maps them: numbers may also be strings, bytes are base64. */
export function readScalar(scalar: ScalarType, node: JsonNode): Parsed<ScalarValue> {
  switch (scalar) {
    case ScalarType.BOOL:
      return node.kind === "boolean"
        ? accept(node.value)
        : refuse("This is a bool: write true or false, without quotes.");
    case ScalarType.STRING:
      if (node.kind !== "string") return refuse("This is a string: put it in double quotes.");
      return node.value.isWellFormed()
        ? accept(node.value)
        : refuse("Half of a surrogate pair (\\ud800 to \\udfff) has no UTF-8 bytes.");
    case ScalarType.BYTES: {
      if (node.kind !== "string") {
        return refuse("These are bytes: write them as base64 in double quotes.");
      }
      const parsed = parseBytes(node.value, "base64");
      return parsed.ok ? parsed : refuse(`In JSON, bytes are base64. ${parsed.message}`);
    }
    default:
      return readNumber(scalar, node);
  }
}

/** Reads an enum value's name or number from JSON. */
export function readEnum(desc: DescEnum, node: JsonNode): Parsed<number> {
  if (desc.typeName === "google.protobuf.NullValue" && node.kind === "null") return accept(0);
  if (node.kind === "string") return parseEnum(node.value, desc);
  if (node.kind === "number") return parseEnum(node.raw, desc);
  return refuse(`${desc.name} is an enum: write a name in double quotes, or a number.`);
}

function readNumber(scalar: ScalarType, node: JsonNode): Parsed<number | bigint> {
  if (node.kind === "number" || (node.kind === "string" && isPlain(node.value))) {
    const literal = node.kind === "number" ? node.raw : node.value;
    return parseNumber(integerRange(scalar) ? wholeNumber(literal) : literal, scalar);
  }
  if (node.kind === "string" && !integerRange(scalar)) {
    if (/^(NaN|-?Infinity)$/.test(node.value)) return parseNumber(node.value, scalar);
  }
  const what = node.kind === "string" ? `"${node.value.slice(0, 40)}"` : `This`;
  const name = scalarName(scalar);
  const article = /^[aeiou]/.test(name) && !name.startsWith("u") ? "an" : "a";
  return refuse(`${what} is not ${article} ${name}. Write ${acceptedNumbers(scalar)}.`);
}

function isPlain(text: string): boolean {
  return /^-?\d+(\.\d+)?([eE][+-]?\d+)?$/.test(text);
}

/**
 * ProtoJSON takes 1.0 and 1e3 for integers when their value is whole. Done on
 * the digits, because a double would round.
 */
function wholeNumber(literal: string): string {
  const match = /^(-?)(\d+)(?:\.(\d+))?(?:[eE]([+-]?\d+))?$/.exec(literal);
  if (!match || (match[3] === undefined && match[4] === undefined)) return literal;
  const [, sign = "", whole = "", fraction = "", exponent = "0"] = match;
  const shift = Number(exponent) - fraction.length;
  const digits = whole + fraction;
  if (/^0*$/.test(digits)) return `${sign}0`;
  if (shift >= 0) return shift > 30 ? literal : sign + digits + "0".repeat(shift);
  const cut = digits.length + shift;
  if (cut <= 0 || !/^0*$/.test(digits.slice(cut))) return literal;
  return sign + digits.slice(0, cut);
}
