import { wireTypeNames, type FieldNode, type Span } from "@grpc-playground/wire";

/** `12 05 48 65`. */
export function hexOf(
  bytes: Uint8Array,
  { start, end }: Span = { start: 0, end: bytes.length },
): string {
  return Array.from(bytes.subarray(start, end), hexByte).join(" ");
}

/** `0a`. */
export function hexByte(byte: number): string {
  return byte.toString(16).padStart(2, "0");
}

/** `1 byte`, `12 bytes`. */
export function bytesOf({ start, end }: Span): string {
  return end - start === 1 ? "1 byte" : `${(end - start).toLocaleString("en-US")} bytes`;
}

/** `tag 0x12 = field 2, LEN: 2 << 3 | 2`. */
export function tagWords(bytes: Uint8Array, { tag, number, wireType }: FieldNode): string {
  return `tag ${shortHex(bytes, tag)} = field ${number}, ${wireTypeNames[wireType]}: ${number} << 3 | ${wireType}`;
}

/** `0x12`, or `0x82 01` of several bytes. */
export function shortHex(bytes: Uint8Array, span: Span): string {
  return `0x${hexOf(bytes, span)}`;
}

/** A byte as the character that it is in ASCII, or as what it is otherwise: `"e"`, `a line feed`. */
export function characterOf(byte: number): string | undefined {
  if (byte > 0x20 && byte < 0x7f) return `"${String.fromCharCode(byte)}"`;
  return named[byte] ?? (byte >= 0x80 ? "part of a character beyond ASCII" : undefined);
}

const named: Readonly<Record<number, string>> = {
  0x20: "a space",
  0x09: "a tab",
  0x0a: "a line feed",
  0x0d: "a carriage return",
};
