import { ScalarType } from "@bufbuild/protobuf";
import { accept, quote, refuse, type Parsed } from "./parsed.ts";

/** A scalar as protobuf-es reflection holds it. 64-bit integers are always bigint here. */
export type ScalarValue = number | bigint | string | boolean | Uint8Array;

/** Every scalar but bool, string and bytes. */
export type NumberScalar = Exclude<
  ScalarType,
  typeof ScalarType.BOOL | typeof ScalarType.STRING | typeof ScalarType.BYTES
>;

const names: Readonly<Record<ScalarType, string>> = {
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

/** The name that a .proto file uses for a scalar, such as `sint64`. */
export function scalarName(scalar: ScalarType): string {
  return names[scalar];
}

/** The inclusive range of an integer scalar; undefined for any other. */
export function integerRange(scalar: ScalarType): readonly [bigint, bigint] | undefined {
  switch (scalar) {
    case ScalarType.INT32:
    case ScalarType.SINT32:
    case ScalarType.SFIXED32:
      return [-(2n ** 31n), 2n ** 31n - 1n];
    case ScalarType.UINT32:
    case ScalarType.FIXED32:
      return [0n, 2n ** 32n - 1n];
    case ScalarType.INT64:
    case ScalarType.SINT64:
    case ScalarType.SFIXED64:
      return [-(2n ** 63n), 2n ** 63n - 1n];
    case ScalarType.UINT64:
    case ScalarType.FIXED64:
      return [0n, 2n ** 64n - 1n];
    default:
      return undefined;
  }
}

/** Whether a scalar takes 64-bit integers, which a JavaScript number would round. */
export function isLong(scalar: ScalarType): boolean {
  return (integerRange(scalar)?.[1] ?? 0n) > 2n ** 32n;
}

/** What a number field accepts, as a noun phrase for a hint or an error. */
export function acceptedNumbers(scalar: ScalarType): string {
  const range = integerRange(scalar);
  return range
    ? `a whole number from ${range[0]} to ${range[1]}`
    : `a number such as 1.5 or 2e10, or NaN, Infinity or -Infinity`;
}

/**
 * Reads a number as a person types it: decimal or 0x for the integers; decimal,
 * with or without an exponent, NaN and the infinities for float and double.
 * 64-bit integers come back as bigint, floats rounded to what 32 bits hold.
 */
export function parseNumber(text: string, scalar: ScalarType): Parsed<number | bigint> {
  const typed = text.trim();
  if (typed === "") return refuse(`Type ${acceptedNumbers(scalar)}.`);
  const range = integerRange(scalar);
  return range ? parseInteger(typed, scalar, range) : parseFloating(typed, scalar);
}

function parseInteger(
  typed: string,
  scalar: ScalarType,
  [min, max]: readonly [bigint, bigint],
): Parsed<number | bigint> {
  const match = /^([+-]?)(\d+|0x[0-9a-f]+)$/i.exec(typed);
  const digits = match?.[2];
  if (!digits) return refuse(notA(typed, scalar));
  // Far out of any range, and not worth the time that BigInt would take.
  const value = digits.length > 400 ? undefined : BigInt(digits) * (match[1] === "-" ? -1n : 1n);
  if (value === undefined || value < min || value > max) {
    return refuse(
      `${quote(typed)} is out of range for ${scalarName(scalar)}. Type ${acceptedNumbers(scalar)}.`,
    );
  }
  return accept(isLong(scalar) ? value : Number(value));
}

function parseFloating(typed: string, scalar: ScalarType): Parsed<number> {
  const special = /^([+-]?)(inf|infinity|nan)$/i.exec(typed);
  if (special) {
    if (special[2]?.toLowerCase() === "nan") return accept(Number.NaN);
    return accept(special[1] === "-" ? -Infinity : Infinity);
  }
  if (!/^[+-]?(\d+(\.\d*)?|\.\d+)(e[+-]?\d+)?$/i.test(typed)) return refuse(notA(typed, scalar));
  const value = scalar === ScalarType.FLOAT ? Math.fround(Number(typed)) : Number(typed);
  if (Number.isFinite(value)) return accept(value);
  const largest = scalar === ScalarType.FLOAT ? "3.4028235e38" : "1.7976931348623157e308";
  return refuse(
    `${quote(typed)} is out of range for ${scalarName(scalar)}, which ends at ${largest}. ` +
      `Type a smaller number, or Infinity if you mean it.`,
  );
}

function notA(typed: string, scalar: ScalarType): string {
  const name = scalarName(scalar);
  const article = /^[aeio]/.test(name) ? "an" : "a";
  return `${quote(typed)} is not ${article} ${name}. Type ${acceptedNumbers(scalar)}.`;
}

/** A number as text that {@link parseNumber} reads back to the same number, -0 and NaN included. */
export function formatNumber(value: number | bigint, scalar: ScalarType): string {
  if (typeof value === "bigint") return value.toString();
  if (Object.is(value, -0)) return "-0";
  return scalar === ScalarType.FLOAT ? shortestFloat(value) : String(value);
}

/** 0.1 as a float is 0.10000000149011612 as a double; show the shortest text for the same 32 bits. */
function shortestFloat(value: number): string {
  const single = Math.fround(value);
  for (let digits = 1; digits < 9 && Number.isFinite(single); digits++) {
    const candidate = Number(single.toPrecision(digits));
    if (Math.fround(candidate) === single) return String(candidate);
  }
  return String(single);
}
