import type { WireProblem } from "../protobuf/tree.ts";
import type { Span } from "../span.ts";

/** One header line: `grpc-status: 0`. */
export interface TrailerLine {
  readonly name: string;
  /** As it stands there. */
  readonly value: string;
  /** Of `grpc-message`: with its percent-encoding undone, where that changes it. */
  readonly decoded: string | undefined;
  /** With its line break. */
  readonly span: Span;
}

/** The trailers in the body of a gRPC-Web response. */
export interface Trailers {
  readonly lines: readonly TrailerLine[];
  readonly problem: WireProblem | undefined;
}

/**
 * Reads a block of HTTP/1 header lines, as gRPC-Web's last envelope holds it.
 * Offsets count from the start of the bytes, not of the span.
 */
export function readTrailers(bytes: Uint8Array, span?: Span): Trailers {
  const { start, end } = span ?? { start: 0, end: bytes.length };
  const lines: TrailerLine[] = [];
  let problem: WireProblem | undefined;
  for (let at = start; at < end;) {
    const next = endOfLine(bytes, at, end);
    const text = latin1.decode(bytes.subarray(at, next)).replace(/\r?\n$/u, "");
    const colon = text.indexOf(":");
    if (colon > 0) {
      const name = text.slice(0, colon).trim();
      const value = text.slice(colon + 1).trim();
      lines.push({ name, value, decoded: decode(name, value), span: { start: at, end: next } });
      if (name !== name.toLowerCase()) {
        problem ??= { at, message: `The name ${name} has capitals: gRPC-Web asks for lower case.` };
      }
    } else if (text !== "") {
      problem ??= { at, message: "This line is no header: it has no name with a colon behind it." };
    }
    at = next;
  }
  return { lines, problem };
}

const latin1 = new TextDecoder("latin1");

function endOfLine(bytes: Uint8Array, from: number, end: number): number {
  const found = bytes.indexOf(0x0a, from);
  return found === -1 || found >= end ? end : found + 1;
}

/** gRPC percent-encodes the UTF-8 of a status message; what is malformed stays as it is. */
function decode(name: string, value: string): string | undefined {
  if (name.toLowerCase() !== "grpc-message" || !value.includes("%")) return undefined;
  try {
    const decoded = decodeURIComponent(value.replaceAll(/%(?![0-9a-f]{2})/giu, "%25"));
    return decoded === value ? undefined : decoded;
  } catch {
    return undefined; // No UTF-8 once decoded.
  }
}
