import type { HeaderEntry } from "./events.ts";

/** The entries of a Headers object, sorted by name, values of one name joined by a comma. */
export function headerEntries(headers: Headers): HeaderEntry[] {
  return [...headers.entries()];
}

/** Headers of HTTP and of the protocols themselves: these come before a body, never after it. */
const leading = new RegExp(
  `^(?:${[
    "(?:content|access-control|cross-origin|cf|connect|proxy|sec)-.*",
    "accept-ranges|age|allow|alt-svc|cache-control|connection|date|etag|expires|keep-alive",
    "last-modified|link|location|nel|permissions-policy|pragma|referrer-policy|report-to|server",
    "server-timing|set-cookie|strict-transport-security|trailer|transfer-encoding|upgrade|vary|via",
    "www-authenticate|x-content-type-options|x-frame-options|x-powered-by|x-xss-protection",
    "grpc-encoding|grpc-accept-encoding",
  ].join("|")})$`,
);

function isLeading([name]: HeaderEntry): boolean {
  return leading.test(name);
}

/** What a failed response brought, told apart as well as can be. */
export interface SplitMetadata {
  readonly headers: readonly HeaderEntry[];
  readonly trailers: readonly HeaderEntry[];
  readonly trailersOnly: boolean | undefined;
}

/**
 * Splits ConnectError.metadata, which holds response headers and trailers in
 * one, for a call whose response headers the transport has not reported.
 *
 * @param streamed the transport would have reported headers on their own, had
 * there been any before the error
 * @param seen the response headers as they came, where the bytes were watched:
 * without them, they are told apart by names that are known
 */
export function splitMetadata(
  metadata: Headers,
  streamed: boolean,
  seen?: readonly HeaderEntry[],
): SplitMetadata {
  const entries = headerEntries(metadata);
  // No gRPC status in it: a Connect error, or an HTTP answer that is not gRPC's.
  if (!metadata.has("grpc-status")) {
    return { headers: entries, trailers: [], trailersOnly: false };
  }
  if (streamed) return { headers: [], trailers: entries, trailersOnly: true };
  if (seen !== undefined) {
    const headers = new Headers(seen.map(([name, value]): [string, string] => [name, value]));
    if (headers.has("grpc-status")) return { headers: [], trailers: entries, trailersOnly: true };
    const trailers = trailersOf(metadata, headers);
    return { headers: headerEntries(headers), trailers, trailersOnly: false };
  }
  return {
    headers: entries.filter(isLeading),
    trailers: entries.filter((entry) => !isLeading(entry)),
    trailersOnly: undefined,
  };
}

/**
 * The trailers in ConnectError.metadata, given the response headers that came
 * before. Connect appends the headers behind the trailers, so a name that is
 * in both has a joined value that ends with the header's.
 */
export function trailersOf(metadata: Headers, headers: Headers): HeaderEntry[] {
  const trailers: HeaderEntry[] = [];
  for (const [name, value] of metadata) {
    const header = headers.get(name);
    if (header === null) trailers.push([name, value]);
    else if (value.endsWith(`, ${header}`)) {
      trailers.push([name, value.slice(0, -header.length - 2)]);
    } else if (value !== header) trailers.push([name, value]);
  }
  return trailers;
}
