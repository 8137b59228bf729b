import { ScalarType } from "@bufbuild/protobuf";
import type { Span } from "../span.ts";
import { unZigzag, valueText } from "./scalars.ts";
import type { Guess } from "./tree.ts";
import { readVarint } from "./varint.ts";

/** What a varint may be: a number with or without a sign, a bool, a time. */
export function guessVarint(bytes: Uint8Array, span: Span): readonly Guess[] {
  const { value } = readVarint(bytes, span);
  const signed = BigInt.asIntN(64, value);
  const guesses: Guess[] = [{ as: "int64", text: String(signed) }];
  if (value < 2n) guesses.push({ as: "bool", text: String(value === 1n) });
  guesses.push({ as: "sint64 (zigzag)", text: String(unZigzag(value)) });
  if (signed < 0n) guesses.push({ as: "uint64", text: String(value) });
  return [...guesses, ...guessTime(value)];
}

/** Seconds or milliseconds since 1970, where that is between 2001 and 2100. */
function guessTime(value: bigint): readonly Guess[] {
  const [from, to] = [1_000_000_000n, 4_102_444_800n];
  if (value >= from && value < to) return [time("seconds", Number(value) * 1000)];
  if (value >= from * 1000n && value < to * 1000n) return [time("milliseconds", Number(value))];
  return [];
}

function time(unit: string, ms: number): Guess {
  return { as: `time in ${unit}`, text: new Date(ms).toISOString().replace(".000Z", "Z") };
}

/** What four or eight bytes may be: the floating-point number first if it is of a size that people use. */
export function guessFixed(bytes: Uint8Array, span: Span): readonly Guess[] {
  const isWide = span.end - span.start === 8;
  const read = (scalar: ScalarType) => valueText(bytes, span, { scalar, enum: undefined });
  const float = {
    as: isWide ? "double" : "float",
    text: read(isWide ? ScalarType.DOUBLE : ScalarType.FLOAT),
  };
  const whole: Guess = {
    as: isWide ? "fixed64" : "fixed32",
    text: read(isWide ? ScalarType.FIXED64 : ScalarType.FIXED32),
  };
  const signedText = read(isWide ? ScalarType.SFIXED64 : ScalarType.SFIXED32);
  const signed: readonly Guess[] = signedText.startsWith("-")
    ? [{ as: isWide ? "sfixed64" : "sfixed32", text: signedText }]
    : [];
  const size = Math.abs(Number(float.text));
  const isLikely = size > 1e-9 && size < 1e15;
  return isLikely ? [float, whole, ...signed] : [whole, ...signed, float];
}
