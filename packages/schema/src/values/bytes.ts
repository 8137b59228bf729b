import { base64Decode, base64Encode } from "@bufbuild/protobuf/wire";
import { accept, refuse, type Parsed } from "./parsed.ts";

/** How a person types bytes. */
export type BytesEncoding = "text" | "hex" | "base64";

/** Every encoding, in the order in which a form offers them. */
export const bytesEncodings: readonly BytesEncoding[] = ["text", "hex", "base64"];

/** Reads bytes as typed: UTF-8 text, hex digits (apart by spaces, colons or commas, each group with 0x before it or not), or base64 of either alphabet. */
export function parseBytes(text: string, encoding: BytesEncoding): Parsed<Uint8Array> {
  switch (encoding) {
    case "text":
      return text.isWellFormed()
        ? accept(new TextEncoder().encode(text))
        : refuse(
            "Half of a surrogate pair has no UTF-8 bytes. Retype the last character, or use hex.",
          );
    case "hex":
      return parseHex(text.replaceAll(/(^|[\s:,])0x/gi, "$1").replaceAll(/[\s:,]/g, ""));
    default:
      return parseBase64(text.replaceAll(/\s/g, ""));
  }
}

/** Bytes as text that {@link parseBytes} reads back; undefined when the encoding cannot show them. */
export function formatBytes(bytes: Uint8Array, encoding: BytesEncoding): string | undefined {
  switch (encoding) {
    case "text":
      try {
        return new TextDecoder("utf-8", { fatal: true, ignoreBOM: true }).decode(bytes);
      } catch {
        return undefined; // Not UTF-8, which is what the caller asks.
      }
    case "hex":
      return Array.from(bytes, (byte) => byte.toString(16).padStart(2, "0")).join(" ");
    default:
      return base64Encode(bytes);
  }
}

/** The encoding that shows bytes best: text when they are printable, hex for a few, else base64. */
export function bestEncoding(bytes: Uint8Array): BytesEncoding {
  const text = formatBytes(bytes, "text");
  // Carriage returns would be normalised away by a text box, so they are not text here.
  if (text !== undefined && !/[\p{Cc}\p{Cn}]/u.test(text.replaceAll(/[\n\t]/g, ""))) return "text";
  return bytes.length <= 32 ? "hex" : "base64";
}

function parseHex(digits: string): Parsed<Uint8Array> {
  const wrong = /[^0-9a-f]/i.exec(digits);
  if (wrong) return refuse(`"${wrong[0]}" is not a hex digit. Type pairs of 0-9 and a-f.`);
  if (digits.length % 2 === 1) {
    return refuse(`${digits.length} hex digits make half a byte. Each byte takes two digits.`);
  }
  const bytes = new Uint8Array(digits.length / 2);
  for (let at = 0; at < bytes.length; at++) {
    bytes[at] = Number.parseInt(digits.slice(at * 2, at * 2 + 2), 16);
  }
  return accept(bytes);
}

function parseBase64(text: string): Parsed<Uint8Array> {
  const wrong = /[^A-Za-z0-9+/_=-]/.exec(text);
  if (wrong) {
    return refuse(`"${wrong[0]}" is not in base64. Type A-Z, a-z, 0-9, + and /, or choose text.`);
  }
  const body = text.replace(/={0,2}$/, "");
  if (body.includes("=")) return refuse("In base64, = may only stand at the end.");
  if (body.length % 4 === 1) {
    return refuse("A base64 group of one character holds no byte. Characters come in fours.");
  }
  return accept(base64Decode(text));
}
