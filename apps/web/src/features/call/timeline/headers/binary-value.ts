import { base64Decode } from "@bufbuild/protobuf/wire";

/** A `-bin` header, decoded. */
export interface BinaryValue {
  /** Undefined when the value is not base64. */
  bytes: number | undefined;
  /** The bytes as text, when they are printable UTF-8 of a line. */
  text: string | undefined;
}

/** Decodes the value of a header whose name ends in `-bin` (gRPC over HTTP2, "Custom-Metadata"); undefined for others. */
export function binaryValue(name: string, value: string): BinaryValue | undefined {
  if (!name.endsWith("-bin")) return undefined;
  try {
    // Several values of one name come joined.
    const parts = value.split(/,\s*/).map((part) => base64Decode(part));
    const bytes = parts.reduce((sum, part) => sum + part.byteLength, 0);
    return { bytes, text: printable(parts) };
  } catch {
    return { bytes: undefined, text: undefined };
  }
}

function printable(parts: readonly Uint8Array[]): string | undefined {
  const decoder = new TextDecoder("utf-8", { fatal: true });
  try {
    const text = parts.map((part) => decoder.decode(part)).join(", ");
    return /^[\p{L}\p{N}\p{P}\p{S}\p{Zs}]{1,200}$/u.test(text) ? text : undefined;
  } catch {
    return undefined;
  }
}
