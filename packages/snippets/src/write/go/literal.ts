import type { LayoutStyle } from "../layout.ts";
import type { IntType } from "../value.ts";

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

/** `int32` for `sfixed32`. */
export function goIntType(type: IntType): string {
  return `${/^(uint|fixed)/u.test(type) ? "uint" : "int"}${type.endsWith("64") ? "64" : "32"}`;
}

function hex(value: number, digits: number): string {
  return value.toString(16).padStart(digits, "0");
}
