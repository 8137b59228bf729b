import { RE2JS } from "@bufbuild/re2";
import { samplePattern } from "./sample-pattern.ts";
import type { TypedRules } from "./read-rules.ts";

/** A text for each format, and another for the second item of a list. */
const formats: Readonly<Record<string, readonly [string, string]>> = {
  email: ["ada@example.com", "alan@example.com"],
  hostname: ["example.com", "example.org"],
  ip: ["192.0.2.1", "192.0.2.2"],
  ipv4: ["192.0.2.1", "192.0.2.2"],
  ipv6: ["2001:db8::1", "2001:db8::2"],
  uri: ["https://example.com/", "https://example.org/"],
  uri_ref: ["/notes/1", "/notes/2"],
  address: ["example.com", "192.0.2.1"],
  uuid: ["123e4567-e89b-12d3-a456-426614174000", "123e4567-e89b-12d3-a456-426614174001"],
  tuuid: ["123e4567e89b12d3a456426614174000", "123e4567e89b12d3a456426614174001"],
  ip_with_prefixlen: ["192.0.2.1/24", "192.0.2.2/24"],
  ipv4_with_prefixlen: ["192.0.2.1/24", "192.0.2.2/24"],
  ipv6_with_prefixlen: ["2001:db8::1/32", "2001:db8::2/32"],
  ip_prefix: ["192.0.2.0/24", "198.51.100.0/24"],
  ipv4_prefix: ["192.0.2.0/24", "198.51.100.0/24"],
  ipv6_prefix: ["2001:db8::/32", "2001:db8:1::/48"],
  host_and_port: ["example.com:443", "example.org:443"],
  ulid: ["01ARZ3NDEKTSV4RRFFQ69G5FAV", "01ARZ3NDEKTSV4RRFFQ69G5FAW"],
  protobuf_fqn: ["google.protobuf.Timestamp", "google.protobuf.Duration"],
  protobuf_dot_fqn: [".google.protobuf.Timestamp", ".google.protobuf.Duration"],
  well_known_regex: ["x-example", "x-another"],
};

/** The given text, changed as little as its rules allow. What is asked for in CEL is not looked at. */
export function fitText(text: string, rules: TypedRules, index: number): string {
  const given = [
    rules.get("const"),
    pick(rules.list("example"), index),
    pick(rules.list("in"), index),
  ].find((value) => typeof value === "string");
  if (given !== undefined) return given;
  const format = Object.keys(formats).find((name) => {
    const value = rules.get(name);
    return value !== undefined && value !== false;
  });
  if (format !== undefined) return formats[format]?.[index % 2] ?? text;
  const pattern = rules.get("pattern");
  if (typeof pattern === "string") return matching(text, pattern);
  return withParts(text, rules);
}

function matching(text: string, pattern: string): string {
  return matches(text, pattern) ? text : (samplePattern(pattern) ?? text);
}

/**
 * By the engine that protovalidate itself matches with, whose time is linear:
 * a pattern comes with somebody's schema, and could keep JavaScript's busy for ever.
 */
function matches(text: string, pattern: string): boolean {
  try {
    return RE2JS.compile(pattern).test(text);
  } catch {
    return false;
  }
}

function withParts(text: string, rules: TypedRules): string {
  const [prefix, suffix, contains] = ["prefix", "suffix", "contains"].map((name) => {
    const part = rules.get(name);
    return typeof part === "string" ? part : "";
  });
  const inner = text.includes(contains ?? "") ? text : (contains ?? "");
  const free = withLength(inner, rules, Array.from(`${prefix}${suffix}`).length);
  return `${prefix}${free}${suffix}`;
}

/** Characters count, and bytes too: padding is ASCII, where both are one. */
function withLength(text: string, rules: TypedRules, taken: number): string {
  const size = (...names: string[]) => {
    const found = names.map((name) => rules.get(name)).find((value) => value !== undefined);
    return typeof found === "bigint" ? Math.max(0, Number(found) - taken) : undefined;
  };
  const least = Math.max(size("len", "min_len") ?? 0, size("len_bytes", "min_bytes") ?? 0);
  const most = Math.min(
    size("len", "max_len") ?? Infinity,
    size("len_bytes", "max_bytes") ?? Infinity,
  );
  const characters = Array.from(text);
  if (characters.length > most)
    return characters.slice(0, most).join("").trimEnd().padEnd(least, "a");
  // Nobody wants to read an example of a megabyte.
  return characters.length >= least || least > longest ? text : grow(text, least);
}

const longest = 10_000;

/** Repeats the text until it is long enough. */
function grow(text: string, least: number): string {
  return text.padEnd(least, text === "" ? "a" : ` ${text}`).replace(/ $/, "a");
}

/** The value for an item of a list: the next one of those that there are. */
export function pick<T>(values: readonly T[], index: number): T | undefined {
  return values[index % Math.max(1, values.length)];
}
