import type { DescEnum, DescField } from "@bufbuild/protobuf";
import { KnownRegex } from "@bufbuild/protovalidate/gen/buf/validate/validate_pb.js";
import { boundsOf, boundWords } from "./bounds.ts";
import type { RuleValue, TypedRules } from "./read-rules.ts";
import { anyOf, say, sayLength, sizeWords } from "./words.ts";

/** What the standard rules for a kind of value ask for, a phrase for each: `at least 3 characters`. */
export function hintsByKind(rules: TypedRules, field: DescField): string[] {
  const show = (value: RuleValue) =>
    field.enum && typeof value === "number" ? sayEnum(field.enum, value) : say(value);
  return [
    ...equality(rules, show),
    ...boundWords(boundsOf(rules), show),
    ...(byKind[rules.kind]?.(rules) ?? []),
  ];
}

function sayEnum(desc: DescEnum, number: number): string {
  return desc.value[number]?.name ?? String(number);
}

function equality(rules: TypedRules, show: (value: RuleValue) => string): string[] {
  const only = rules.get("const");
  const one = rules.list("in");
  const none = rules.list("not_in");
  return [
    ...(only === undefined ? [] : [`has to be ${show(only)}`]),
    ...(one.length === 0 ? [] : [anyOf(one.map(show))]),
    ...(none.length === 0 ? [] : [noneOf(none.map(show))]),
  ];
}

const text = (rules: TypedRules): string[] => [
  ...sizeWords(
    rules.get("len") ?? rules.get("min_len"),
    rules.get("len") ?? rules.get("max_len"),
    "character",
  ),
  ...sizeWords(
    rules.get("len_bytes") ?? rules.get("min_bytes"),
    rules.get("len_bytes") ?? rules.get("max_bytes"),
    "byte",
  ),
  ...parts(rules),
  ...formats.filter(([name]) => rules.isOn(name)).map(([, words]) => words),
  ...headerWords(rules),
];

const bytes = (rules: TypedRules): string[] => [
  ...sizeWords(
    rules.get("len") ?? rules.get("min_len"),
    rules.get("len") ?? rules.get("max_len"),
    "byte",
  ),
  ...parts(rules),
  ...byteFormats.filter(([name]) => rules.isOn(name)).map(([, words]) => words),
];

const float = (rules: TypedRules): string[] =>
  rules.isOn("finite") ? ["neither NaN nor an infinity"] : [];

const byKind: Readonly<Record<string, (rules: TypedRules) => string[]>> = {
  string: text,
  bytes,
  float,
  double: float,
  enum: (rules) => (rules.isOn("defined_only") ? ["a value that has a name"] : []),
  repeated: (rules) => [
    ...sizeWords(rules.get("min_items"), rules.get("max_items"), "item"),
    ...(rules.isOn("unique") ? ["no item twice"] : []),
  ],
  map: (rules) => sizeWords(rules.get("min_pairs"), rules.get("max_pairs"), "entry"),
  timestamp: (rules) => {
    const within = rules.get("within");
    return [
      ...(rules.isOn("lt_now") ? ["in the past"] : []),
      ...(rules.isOn("gt_now") ? ["in the future"] : []),
      ...(within === undefined ? [] : [`within ${sayLength(within)} of now`]),
    ];
  },
};

function noneOf(values: readonly string[]): string {
  return values.length === 1
    ? `not ${values[0]}`
    : `neither ${anyOf(values).replace(/ or /, " nor ")}`;
}

function parts(rules: TypedRules): string[] {
  const worded: readonly (readonly [string, string])[] = [
    ["prefix", "begins with"],
    ["suffix", "ends with"],
    ["contains", "contains"],
    ["not_contains", "does not contain"],
  ];
  const pattern = rules.get("pattern");
  return [
    ...worded.flatMap(([name, words]) => {
      const value = rules.get(name);
      return value === undefined ? [] : [`${words} ${say(value)}`];
    }),
    // As it is written: in quotes, its backslashes would double.
    ...(typeof pattern === "string" ? [`matches ${pattern}`] : []),
  ];
}

const formats: readonly (readonly [string, string])[] = [
  ["email", "an e-mail address"],
  ["hostname", "a host name"],
  ["ip", "an IP address"],
  ["ipv4", "an IPv4 address"],
  ["ipv6", "an IPv6 address"],
  ["uri", "a URI, such as https://example.com/"],
  ["uri_ref", "a URI, or a path such as /a/b"],
  ["address", "a host name or an IP address"],
  ["uuid", "a UUID"],
  ["tuuid", "a UUID without its hyphens"],
  ["ip_with_prefixlen", "an IP address and a prefix length, such as 192.0.2.1/24"],
  ["ipv4_with_prefixlen", "an IPv4 address and a prefix length, such as 192.0.2.1/24"],
  ["ipv6_with_prefixlen", "an IPv6 address and a prefix length, such as 2001:db8::1/32"],
  ["ip_prefix", "an IP network, such as 192.0.2.0/24"],
  ["ipv4_prefix", "an IPv4 network, such as 192.0.2.0/24"],
  ["ipv6_prefix", "an IPv6 network, such as 2001:db8::/32"],
  ["host_and_port", "a host and a port, such as example.com:443"],
  ["ulid", "a ULID"],
  ["protobuf_fqn", "a full protobuf name, such as a.b.Name"],
  ["protobuf_dot_fqn", "a full protobuf name with a dot before it, such as .a.b.Name"],
];

const byteFormats: readonly (readonly [string, string])[] = [
  ["ip", "an IP address in 4 or 16 bytes"],
  ["ipv4", "an IPv4 address in 4 bytes"],
  ["ipv6", "an IPv6 address in 16 bytes"],
  ["uuid", "a UUID in 16 bytes"],
];

function headerWords(rules: TypedRules): string[] {
  switch (rules.get("well_known_regex")) {
    case KnownRegex.HTTP_HEADER_NAME:
      return ["the name of an HTTP header"];
    case KnownRegex.HTTP_HEADER_VALUE:
      return ["the value of an HTTP header"];
    default:
      return [];
  }
}
