import { ScalarType, type DescEnum } from "@bufbuild/protobuf";
import type { Span } from "../span.ts";
import { doubleText, floatParts, floatText } from "./floats.ts";
import { readVarint, varintSize, type Varint } from "./varint.ts";
import { wireTypeOf } from "./wire-types.ts";

/** A value with how its bytes became it; see `ScalarContent`. */
export interface ReadScalar {
  readonly text: string;
  readonly how: string;
  readonly notes: readonly string[];
}

/** Reads a number or a bool that lies at a span, all of it. Not for strings and bytes. */
export function readScalar(bytes: Uint8Array, span: Span, scalar: ScalarType): ReadScalar {
  return wireTypeOf(scalar) === 0
    ? readVarintScalar(bytes, span, scalar)
    : readFixed(bytes, span, scalar);
}

/** An enum is written as an int32. A name that has aliases is the first. */
export function readEnum(bytes: Uint8Array, span: Span, type: DescEnum): ReadScalar {
  const { text, how, notes } = readVarintScalar(bytes, span, ScalarType.INT32, true);
  const named = type.values.find(({ number }) => String(number) === text);
  if (named) return { text: named.name, how: `${how}, which is ${named.name}`, notes };
  const fate = type.open
    ? "the enum is open, so the number is kept"
    : "the enum is closed, so parsers keep it among the unknown fields";
  return { text, how, notes: [...notes, `${type.name} has no name for ${text}; ${fate}.`] };
}

/** As `readScalar(...).text` or the name of an enum's value, without the words: for lists of millions. */
export function valueText(
  bytes: Uint8Array,
  span: Span,
  type: { readonly scalar: ScalarType | undefined; readonly enum: DescEnum | undefined },
): string {
  if (type.enum) return readEnum(bytes, span, type.enum).text;
  const scalar = type.scalar ?? ScalarType.UINT64;
  return wireTypeOf(scalar) === 0
    ? varintValue(readVarint(bytes, span).value, scalar)
    : fixedValue(fixedBits(bytes, span), scalar);
}

function varintValue(value: bigint, scalar: ScalarType): string {
  switch (scalar) {
    case ScalarType.INT32:
      return String(BigInt.asIntN(32, value));
    case ScalarType.INT64:
      return String(BigInt.asIntN(64, value));
    case ScalarType.UINT32:
      return String(BigInt.asUintN(32, value));
    case ScalarType.SINT32:
      return String(unZigzag(BigInt.asUintN(32, value)));
    case ScalarType.SINT64:
      return String(unZigzag(value));
    case ScalarType.BOOL:
      return String(value !== 0n);
    default:
      return String(value);
  }
}

/** https://protobuf.dev/programming-guides/encoding/#signed-ints */
export function unZigzag(value: bigint): bigint {
  return value % 2n === 0n ? value / 2n : -(value + 1n) / 2n;
}

function readVarintScalar(
  bytes: Uint8Array,
  span: Span,
  scalar: ScalarType,
  isEnum = false,
): ReadScalar {
  const varint = readVarint(bytes, span);
  const text = varintValue(varint.value, scalar);
  return {
    text,
    how: varintHow(bytes, span, varint, scalar, text),
    notes: [...sizeNotes(varint, "value"), ...valueNotes(varint, scalar, text, isEnum)],
  };
}

function varintHow(
  bytes: Uint8Array,
  span: Span,
  { value }: Varint,
  scalar: ScalarType,
  text: string,
): string {
  const sum = varintSum(bytes, span, value);
  switch (scalar) {
    case ScalarType.SINT32:
    case ScalarType.SINT64: {
      const taken = scalar === ScalarType.SINT32 ? BigInt.asUintN(32, value) : value;
      const before = taken === value ? sum : `${sum}; its low 32 bits: ${taken}`;
      return taken % 2n === 0n
        ? `${before}; zigzag: even, so ${taken} ÷ 2 = ${text}`
        : `${before}; zigzag: odd, so -(${taken} + 1) ÷ 2 = ${text}`;
    }
    case ScalarType.BOOL:
      return `${sum}; ${text === "true" ? "all but 0 is true" : "0 is false"}`;
    default:
      return String(value) === text
        ? sum
        : text.startsWith("-")
          ? `${sum}; two's complement: ${text}`
          : `${sum}; its low 32 bits: ${text}`;
  }
}

/** `varint 96 01: 22 + 1 × 128 = 150`. */
function varintSum(bytes: Uint8Array, { start, end }: Span, value: bigint): string {
  const size = end - start;
  if (size === 1) return `varint of one byte: ${value}`;
  if (size > 3) return `varint of ${size} bytes, 7 bits of each, the lowest first: ${value}`;
  const parts = Array.from(bytes.subarray(start, end), (byte, index) => {
    const bits = byte & 0x7f;
    return index === 0 ? String(bits) : `${bits} × ${128 ** index}`;
  });
  return `varint, 7 bits of each byte, the lowest first: ${parts.join(" + ")} = ${value}`;
}

/** What is odd about the bytes of a varint, whatever it stands for. */
export function sizeNotes(varint: Varint, what: "tag" | "length" | "value"): readonly string[] {
  const notes: string[] = [];
  if (varint.overlong) {
    // Tags and lengths are 32 bits for most parsers, so five bytes at most: C++'s and Python's say no.
    const fate =
      what === "value" || varint.size <= 5 ? "Parsers take it." : "Many parsers take 5 at most.";
    notes.push(
      `The ${what} is overlong: ${varint.size} bytes where ${varintSize(varint.value)} would do. ${fate}`,
    );
  }
  if (varint.overflows) {
    notes.push(`The ${what} has more than 64 bits: most parsers drop the rest, Go's refuses it.`);
  }
  return notes;
}

function valueNotes(
  varint: Varint,
  scalar: ScalarType,
  text: string,
  isEnum: boolean,
): readonly string[] {
  const { value, size } = varint;
  switch (scalar) {
    case ScalarType.BOOL:
      return value > 1n ? [`A bool of ${value}: writers send 0 or 1.`] : [];
    case ScalarType.INT32:
    case ScalarType.INT64:
      if (scalar === ScalarType.INT32 && String(BigInt.asIntN(64, value)) !== text) {
        if (value >= 2n ** 32n) break;
        return ["Below zero in 32 bits: writers send all 64, in ten bytes. Parsers take both."];
      }
      return text.startsWith("-") && size === 10 ? [tenBytes(text, isEnum)] : [];
    case ScalarType.UINT32:
    case ScalarType.SINT32:
      if (value < 2n ** 32n) return [];
      break;
    default:
      return [];
  }
  return ["It has more than this type's 32 bits: parsers keep the low 32."];
}

function tenBytes(text: string, isEnum: boolean): string {
  const all = "Below zero takes ten bytes: all 64 bits are sent.";
  // No enum is zigzag.
  return isEnum ? all : `${all} As a sint it would take ${varintSize(-2n * BigInt(text) - 1n)}.`;
}

function readFixed(bytes: Uint8Array, span: Span, scalar: ScalarType): ReadScalar {
  const bits = fixedBits(bytes, span);
  const size = span.end - span.start === 4 ? 4 : 8;
  const text = fixedValue(bits, scalar);
  const hex = `${size} bytes, the lowest first: 0x${bits.toString(16).padStart(2 * size, "0")}`;
  const isFloat = scalar === ScalarType.FLOAT || scalar === ScalarType.DOUBLE;
  const how = isFloat ? `${hex}; ${floatParts(bits, size)}` : `${hex} = ${text}`;
  return { text, how, notes: [] };
}

function fixedBits(bytes: Uint8Array, { start, end }: Span): bigint {
  let bits = 0n;
  for (let at = end - 1; at >= start; at--) bits = (bits << 8n) | BigInt(bytes[at] ?? 0);
  return bits;
}

const view = new DataView(new ArrayBuffer(8));

function fixedValue(bits: bigint, scalar: ScalarType): string {
  switch (scalar) {
    case ScalarType.FLOAT:
      view.setUint32(0, Number(bits));
      return floatText(view.getFloat32(0));
    case ScalarType.DOUBLE:
      view.setBigUint64(0, bits);
      return doubleText(view.getFloat64(0));
    case ScalarType.SFIXED32:
      return String(BigInt.asIntN(32, bits));
    case ScalarType.SFIXED64:
      return String(BigInt.asIntN(64, bits));
    default:
      return String(bits);
  }
}
