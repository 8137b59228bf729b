import type { BlockHeader, Way } from "./frames.ts";

const pseudo = {
  up: new Set([":method", ":scheme", ":authority", ":path", ":protocol"]),
  down: new Set([":status"]),
} as const;

/** Headers of HTTP/1 that speak of the connection: RFC 9113, 8.2.2. */
const ofTheConnection = new Set([
  "connection",
  "proxy-connection",
  "keep-alive",
  "transfer-encoding",
  "upgrade",
]);

/**
 * What makes a message of these headers malformed (RFC 9113, 8.2 and 8.3): the
 * first thing, as a sentence.
 */
export function malformed(way: Way, headers: readonly BlockHeader[]): string | undefined {
  let regular = false;
  for (const { name, value } of headers) {
    if (name.startsWith(":")) {
      if (!pseudo[way].has(name)) return `${name} is no pseudo-header that goes this way.`;
      if (regular) return `${name} comes after a header that does not begin with a colon.`;
      continue;
    }
    regular = true;
    if (/[A-Z]/.test(name)) return `The header name ${name} has capital letters.`;
    if (ofTheConnection.has(name)) return `The header ${name} belongs to HTTP/1.`;
    if (name === "te" && value !== "trailers") return `The header te is "trailers", or not there.`;
  }
  return undefined;
}
