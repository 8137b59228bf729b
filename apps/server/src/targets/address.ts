import { Code, ConnectError } from "@connectrpc/connect";
import { isIPv4, isIPv6 } from "node:net";
import { domainToASCII } from "node:url";

/** Where a gRPC server listens. */
export interface Address {
  /** A name in lower case, an IPv4 address, or an IPv6 address without brackets. */
  readonly host: string;
  readonly kind: "name" | "ipv4" | "ipv6";
  /** 1 to 65535. */
  readonly port: number;
}

/**
 * Reads `host:port`: a name, an IPv4 address, or an IPv6 address in brackets.
 *
 * Space around it is forgiven, as pasted text has it. A name beyond ASCII is
 * turned into its IDNA form, so what is compared is what is looked up.
 *
 * @throws ConnectError INVALID_ARGUMENT, saying what to write instead.
 */
export function parseAddress(text: string): Address {
  const trimmed = text.trim();
  if (trimmed === "") throw invalid(text, `write host:port, such as localhost:50051`);
  if (trimmed.length > 300) throw invalid(text, `it is longer than any address can be`);
  if (/[\s\p{Cc}]/u.test(trimmed)) {
    throw invalid(text, `an address has no spaces or control characters in it`);
  }
  refuseUrl(text, trimmed);
  const { host, port } = splitPort(text, trimmed);
  return { ...parseHost(text, host), port: parsePort(text, port) };
}

/** The address as `host:port`, IPv6 in brackets. `parseAddress` reads it back. */
export function formatAddress(address: Pick<Address, "host" | "port">): string {
  return `${address.host.includes(":") ? `[${address.host}]` : address.host}:${address.port}`;
}

function refuseUrl(text: string, trimmed: string): void {
  const scheme = /^([a-z][a-z0-9+.-]*):\/\/([^/?#]*)/iu.exec(trimmed);
  if (scheme !== null) {
    const rest = scheme[2] === "" ? "host:port" : scheme[2];
    const tls = /^(https|grpcs|wss)$/iu.test(scheme[1] ?? "") ? ", and switch TLS on" : "";
    throw invalid(text, `leave out "${scheme[1]}://": write ${rest}${tls}`);
  }
  if (/^(unix|dns|ipv4|ipv6|xds|vsock):/iu.test(trimmed) && !/^[^:]+:\d+$/u.test(trimmed)) {
    throw invalid(text, `only host:port can be called, no other naming scheme`);
  }
  if (/[/?#]/u.test(trimmed)) {
    throw invalid(text, `leave out the path: a gRPC server is only host:port`);
  }
  if (trimmed.includes("@")) {
    throw invalid(text, `leave out the user and password: send them as metadata`);
  }
}

function splitPort(text: string, trimmed: string): { host: string; port: string } {
  if (trimmed.startsWith("[")) {
    const end = trimmed.indexOf("]");
    if (end < 0) throw invalid(text, `the bracket is not closed: write [::1]:50051`);
    const after = trimmed.slice(end + 1);
    if (!after.startsWith(":")) throw invalid(text, `the port is missing: write ${trimmed}:50051`);
    const host = trimmed.slice(1, end);
    if (!isIPv6(host)) throw invalid(text, `"${host}" is not an IPv6 address`);
    return { host, port: after.slice(1) };
  }
  if (isIPv6(trimmed)) {
    throw invalid(text, `an IPv6 address needs brackets and a port: write [${trimmed}]:50051`);
  }
  const colon = trimmed.lastIndexOf(":");
  if (colon < 0) {
    throw /^\d+$/u.test(trimmed)
      ? invalid(text, `the host is missing: write localhost:${trimmed}`)
      : invalid(text, `the port is missing: write ${trimmed}:50051`);
  }
  const host = trimmed.slice(0, colon);
  if (host === "") throw invalid(text, `the host is missing: write localhost${trimmed}`);
  if (host.includes(":")) {
    throw invalid(text, `too many colons; an IPv6 address needs brackets, such as [::1]:50051`);
  }
  return { host, port: trimmed.slice(colon + 1) };
}

function parseHost(text: string, host: string): Pick<Address, "host" | "kind"> {
  if (isIPv6(host)) return { host: host.toLowerCase(), kind: "ipv6" };
  if (isIPv4(host)) return { host, kind: "ipv4" };
  const ascii = /^\p{ASCII}*$/u.test(host) ? host : domainToASCII(host);
  const name = ascii.toLowerCase();
  if (isIPv4(name)) return { host: name, kind: "ipv4" };
  const labels = name.replace(/\.$/u, "").split(".");
  const last = labels.at(-1) ?? "";
  // What ends in a number is an address to every resolver (WHATWG URL, 3.5),
  // and the odd spellings (0x7f.1, 2130706433) only serve to get past checks.
  if (/^(\d+|0x[0-9a-f]*)$/u.test(last)) {
    throw invalid(text, `"${host}" is not an IPv4 address: write four numbers, such as 127.0.0.1`);
  }
  if (name.length > 253 || !labels.every(isLabel)) {
    throw invalid(text, `"${host}" is not a host name`);
  }
  return { host: name, kind: "name" };
}

/** RFC 1123, 2.1, and the underscore that container networks use. */
function isLabel(label: string): boolean {
  return /^[a-z0-9_]([a-z0-9_-]*[a-z0-9_])?$/u.test(label) && label.length <= 63;
}

function parsePort(text: string, port: string): number {
  if (port === "") throw invalid(text, `the port is missing after the colon: write 50051, say`);
  const number = /^\d{1,5}$/u.test(port) ? Number(port) : Number.NaN;
  if (!(number >= 1 && number <= 65_535)) {
    throw invalid(text, `"${port}" is not a port: ports are 1 to 65535`);
  }
  return number;
}

function invalid(text: string, advice: string): ConnectError {
  const shown = text.length > 80 ? `${text.slice(0, 80)}...` : text;
  return new ConnectError(
    `the target ${JSON.stringify(shown)} cannot be read: ${advice}`,
    Code.InvalidArgument,
  );
}
