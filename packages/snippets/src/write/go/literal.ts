import type { LayoutStyle } from "../layout.ts";
import type { IntType } from "../value.ts";
import type { Packages } from "./packages.ts";

export const style: LayoutStyle = { indent: "\t", indentWidth: 4 };

const short: Readonly<Record<string, string>> = {
  '"': '\\"',
  "\\": "\\\\",
  "\n": "\\n",
  "\r": "\\r",
  "\t": "\\t",
};

/** An interpreted string literal (The Go Programming Language Specification, "String literals"). */
export function goString(text: string): string {
  const escaped = text.replaceAll(/["\\]|(?! )[\p{C}\p{Z}]/gu, (char) => {
    const code = char.codePointAt(0) ?? 0;
    if (short[char] !== undefined) return short[char];
    return code < 0x10000 ? `\\u${hex(code, 4)}` : `\\U${hex(code, 8)}`;
  });
  return `"${escaped}"`;
}

/** Bytes in a string literal, with what is printable ASCII as it is. */
export function goByteString(bytes: Uint8Array): string {
  const parts = Array.from(bytes, (byte) => {
    const char = String.fromCharCode(byte);
    if (short[char] !== undefined) return short[char];
    return byte >= 0x20 && byte < 0x7f ? char : `\\x${hex(byte, 2)}`;
  });
  return `"${parts.join("")}"`;
}

/** A number; NaN, the infinities and -0 are made by functions. */
export function goFloat(value: number, type: "float" | "double", packages: Packages): string {
  const special = specialFloat(value, packages);
  if (special !== undefined) return type === "float" ? `float32(${special})` : special;
  if (type === "double") return String(value);
  for (let digits = 1; digits < 9; digits += 1) {
    const rounded = Number(value.toPrecision(digits));
    if (Math.fround(rounded) === value) return String(rounded);
  }
  return String(value);
}

function specialFloat(value: number, packages: Packages): string | undefined {
  if (Number.isNaN(value)) return `${packages.use("math")}.NaN()`;
  if (!Number.isFinite(value)) return `${packages.use("math")}.Inf(${value < 0 ? -1 : 1})`;
  return Object.is(value, -0) ? `${packages.use("math")}.Copysign(0, -1)` : undefined;
}

/** `int32` for `sfixed32`. */
export function goIntType(type: IntType): string {
  return `${/^(uint|fixed)/u.test(type) ? "uint" : "int"}${type.endsWith("64") ? "64" : "32"}`;
}

function hex(value: number, digits: number): string {
  return value.toString(16).padStart(digits, "0");
}
