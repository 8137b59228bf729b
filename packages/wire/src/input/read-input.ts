import { decodeBase64 } from "../base64.ts";
import { firstFault } from "../protobuf/utf8.ts";
import { readEscapes } from "./escapes.ts";
import { readHexDump } from "./hex-dump.ts";
import { readHex } from "./hex.ts";
import type { InputKind, InputRead, ReadAs } from "./input.ts";
import { readNumbers } from "./numbers.ts";
import { unwrap } from "./unwrap.ts";
import { readWordDump } from "./word-dump.ts";

/**
 * Bytes from whatever somebody has of them: a paste, a file, a pipe. It tells
 * which way of writing it took, why, and what else it could have been. What
 * makes no sense is the nearest way of writing with a problem, or the text's own
 * bytes. Never throws; linear in the input.
 */
export function readInput(input: string | Uint8Array): InputRead {
  if (typeof input === "string") return pick(input, ownBytes(input));
  const text = printable(input);
  const own: ReadAs = { kind: "bytes", bytes: input, why: binary, problem: undefined };
  if (text === undefined) return { ...own, alternatives: [] };
  if (isJson(text)) return pick(text, { ...own, why: json });
  const why = `It is text, and in none of the ways that bytes are written in (${wayNames}), so the text itself is read.`;
  return pick(text, { ...own, why });
}

/** Reads text in one way, which somebody has said it is in. */
export function readInputAs(text: string, kind: InputKind): ReadAs {
  switch (kind) {
    case "hex":
      return readDump(text) ?? readHex(unwrap(text));
    case "hex dump":
      return readDump(text) ?? { ...readHex(text), kind };
    case "base64":
      return readBase64(unwrap(text));
    case "escapes":
      return readEscapes(text);
    case "numbers":
      return readNumbers(unwrap(text)) ?? { ...readHex(text), kind };
    default:
      return ownBytes(text);
  }
}

const wayNames = "hex, a hex dump, base64, escapes, numbers";

const readDump = (text: string): ReadAs | undefined => readWordDump(text) ?? readHexDump(text);

const json =
  "It is JSON, as Connect and gRPC-JSON gateways speak it: not protobuf, though it is read as such here.";

function isJson(text: string): boolean {
  if (!/^\s*\{/u.test(text)) return false;
  try {
    JSON.parse(text);
    return true;
  } catch {
    return false;
  }
}

const binary = "It has bytes that no text has.";

function ownBytes(text: string): ReadAs {
  const bytes = new TextEncoder().encode(text);
  const why = "It is in none of the ways that bytes are written in, so it is taken as text.";
  return { kind: "bytes", bytes, why, problem: undefined };
}

/** The first way without a problem; else the text itself, unless it nearly is hex or base64. */
function pick(text: string, own: ReadAs): InputRead {
  const certain = certainWay(text);
  if (certain) return { ...certain, alternatives: [own] };
  const ways = waysOf(text);
  const [first, ...others] = ways.filter(({ problem }) => problem === undefined);
  if (first) return { ...first, alternatives: [...others, own] };
  const near = ways.find(({ bytes, problem }) => bytes.length >= 4 && isLate(problem, own));
  return near ? { ...near, alternatives: [own] } : { ...own, alternatives: [] };
}

/** Whether a text is in one way for most of it: then a typing mistake is likelier than another way. */
function isLate(problem: ReadAs["problem"], { bytes }: ReadAs): boolean {
  return problem !== undefined && problem.at > 0.6 * bytes.length;
}

/** A way of which there is no doubt, even where it has a mistake. */
function certainWay(text: string): ReadAs | undefined {
  return /^\s*data:/iu.test(text) ? readDataUrl(text) : readDump(text);
}

/** All other ways that a text may be in, the likeliest first. */
function waysOf(text: string): readonly ReadAs[] {
  if (text.trim() === "") return [];
  const isEscaped = text.includes("\\");
  const inside = unwrap(text);
  const hex = readHex(inside);
  const base64 = readBase64(inside);
  const numbers = readNumbers(inside);
  const escapes = isEscaped ? [readEscapes(text)] : [];
  const isHex = hex.problem === undefined && hex.bytes.length > 0;
  // Words have spaces between; base64 is broken into lines, if at all.
  const isInWords = /\S[ \t]+\S/u.test(inside);
  const isBase64 = !isInWords && base64.problem === undefined && base64.bytes.length > 0;
  return [
    // [10, 2] is hex as well, but nobody writes hex with brackets and without leading zeros.
    ...(numbers && (!isHex || /[[{]/u.test(inside)) ? [numbers] : []),
    ...(isHex && isBase64
      ? [{ ...hex, why: "Hex digits alone, two for each byte. It would be base64, too." }]
      : [hex]),
    ...escapes,
    ...(isInWords ? [] : [base64]),
  ];
}

function readBase64(text: string): ReadAs {
  const { bytes, problem } = decodeBase64(text);
  return { kind: "base64", bytes, why: "The characters of base64, and no others.", problem };
}

/** `data:application/grpc;base64,AAAA`, as a browser copies a file. */
function readDataUrl(text: string): ReadAs {
  const comma = text.indexOf(",");
  const head = text.slice(0, comma);
  if (comma === -1) {
    const message = "A data: URL has a comma before its data.";
    return { ...readBase64(""), problem: { at: text.length, message } };
  }
  const data = text.slice(comma + 1);
  if (!/;\s*base64\s*$/iu.test(head)) {
    const decoded = decodePercent(data);
    const why = "A data: URL whose data is text.";
    return { kind: "bytes", bytes: new TextEncoder().encode(decoded), why, problem: undefined };
  }
  const read = readBase64(data);
  const { problem } = read;
  const why = "A data: URL whose data is base64.";
  return { ...read, why, problem: problem && { ...problem, at: problem.at + comma + 1 } };
}

function decodePercent(text: string): string {
  try {
    return decodeURIComponent(text);
  } catch {
    return text;
  }
}

/** Bytes as text, when they are text without control characters. */
function printable(bytes: Uint8Array): string | undefined {
  if (firstFault(bytes, { start: 0, end: bytes.length }) !== undefined) return undefined;
  for (const byte of bytes) {
    if (byte < 0x20 && byte !== 0x09 && byte !== 0x0a && byte !== 0x0d) return undefined;
    if (byte === 0x7f) return undefined;
  }
  return new TextDecoder().decode(bytes);
}
