import { Code } from "@connectrpc/connect";
import type { IncomingHttpHeaders, OutgoingHttpHeaders } from "node:http2";
import { CallFault, exceeds } from "../faults.ts";
import type { HeaderList, Open } from "../frames.ts";
import type { ResolvedTarget } from "./target.ts";

/** RFC 9110, 5.6.2 (token), in lower case as HTTP/2 wants it (RFC 9113, 8.2.1). */
const NAME = /^[a-z0-9!#$%&'*+\-.^_`|~]+$/;

/** No control characters but the tab (RFC 9110, 5.5). */
const VALUE = /^[\t\x20-\x7e\x80-\xff]*$/;

const PATH = /^\/[\x21-\x7e]+\/[\x21-\x7e]+$/;

const CONTENT_TYPE = /^application\/grpc(?:[+;].*)?$/;

/**
 * Of one connection, not of a call (RFC 9113, 8.2.2), or at odds with what the
 * bridge itself says of the request.
 */
const REFUSED = new Set([
  "connection",
  "keep-alive",
  "proxy-connection",
  "transfer-encoding",
  "upgrade",
  "http2-settings",
  "host",
  "content-length",
  "expect",
  "trailer",
]);

function invalid(what: string): CallFault {
  return new CallFault(Code.InvalidArgument, `bridge: ${what}`);
}

/** The HTTP/2 request headers of a call that `checkOpen` let pass. */
export function requestHeaders(open: Open, target: ResolvedTarget): OutgoingHttpHeaders {
  const headers: OutgoingHttpHeaders = {
    ":method": "POST",
    ":scheme": target.tls ? "https" : "http",
    ":authority": target.authority,
    ":path": open.path,
    // Proves that no proxy in between drops trailers (gRPC over HTTP/2, "Requests").
    te: "trailers",
  };
  for (const [name, value] of open.headers) {
    if (name === "te") continue;
    const before = headers[name];
    if (before === undefined) headers[name] = value;
    else headers[name] = Array.isArray(before) ? [...before, value] : [String(before), value];
  }
  return headers;
}

/**
 * Checks what the tab asks for, before anything is connected.
 *
 * @throws CallFault for what has no place in a gRPC request
 */
export function checkOpen(open: Open, maxHeaders: number): void {
  if (!PATH.test(open.path)) throw invalid("the path of a call is /package.Service/Method");
  if (open.headers.length > maxHeaders) {
    throw exceeds("maxHeaders", maxHeaders, `${open.headers.length} metadata entries are too many`);
  }
  let contentType: string | undefined;
  for (const [name, value] of open.headers) {
    if (!NAME.test(name)) throw invalid(`${JSON.stringify(name)} is not a metadata name`);
    if (REFUSED.has(name)) throw invalid(`the header ${name} is not a call's to set`);
    if (!VALUE.test(value)) throw invalid(`the value of ${name} has a control character`);
    if (name === "te" && value !== "trailers") throw invalid("te can only be trailers");
    if (name === "content-type") contentType = value;
  }
  if (contentType === undefined || !CONTENT_TYPE.test(contentType)) {
    throw invalid("the content-type of a call is application/grpc, perhaps with +proto");
  }
}

/** What the target answered, without HTTP/2's own fields. */
export function responseHeaders(headers: IncomingHttpHeaders): HeaderList {
  const list: [string, string][] = [];
  for (const [name, value] of Object.entries(headers)) {
    if (value === undefined || name.startsWith(":")) continue;
    if (Array.isArray(value)) for (const one of value) list.push([name, one]);
    else list.push([name, value]);
  }
  return list;
}
