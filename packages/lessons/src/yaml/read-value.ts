import type { JsonValue } from "./json-value.ts";
import { oneOf, type Report } from "../problems.ts";
import type { YamlEntry, YamlMap, YamlNode } from "./node.ts";

/** Text; a number or a truth value is taken as it is written. */
export function readText(node: YamlNode, report: Report, what: string): string | undefined {
  if (node.kind === "scalar" && node.value !== null) {
    const text = String(node.value);
    if (text.trim() !== "") return text;
  }
  report(node.line, `\`${what}\` needs a text.`);
  return undefined;
}

export function readFlag(node: YamlNode, report: Report, what: string): boolean | undefined {
  if (node.kind === "scalar" && typeof node.value === "boolean") return node.value;
  report(node.line, `\`${what}\` is \`true\` or \`false\`.`);
  return undefined;
}

/** A whole number from `least` on. */
export function readCount(
  node: YamlNode,
  report: Report,
  what: string,
  least = 0,
): number | undefined {
  if (node.kind === "scalar" && typeof node.value === "number") {
    if (Number.isInteger(node.value) && node.value >= least) return node.value;
  }
  report(node.line, `\`${what}\` is a whole number, ${least} or more.`);
  return undefined;
}

/** One of some names. */
export function readName<T extends string>(
  node: YamlNode,
  report: Report,
  what: string,
  names: readonly T[],
): T | undefined {
  const text = node.kind === "scalar" ? String(node.value) : undefined;
  const name = names.find((each) => each === text);
  if (name === undefined) {
    const given = text === undefined ? "" : `, not \`${text}\``;
    report(node.line, `\`${what}\` is ${oneOf(names)}${given}.`);
  }
  return name;
}

export function readMap(node: YamlNode, report: Report, what: string): YamlMap | undefined {
  if (node.kind === "map") return node;
  // `fill:` with nothing behind it is a slip, `fill: {}` is meant.
  report(node.line, `\`${what}\` needs keys and values, such as \`${what}: { a: b }\`.`);
  return undefined;
}

export function readList(node: YamlNode, report: Report, what: string): readonly YamlNode[] {
  if (node.kind === "list") return node.items;
  report(node.line, `\`${what}\` is a list: one line for each, beginning with \`- \`.`);
  return [];
}

/** A list with something in it: an empty one would ask for nothing, and is reported. */
export function readFilledList(node: YamlNode, report: Report, what: string): readonly YamlNode[] {
  const items = readList(node, report, what);
  if (node.kind === "list" && items.length === 0) report(node.line, `\`${what}\` is empty.`);
  return items;
}

/** What stands there, as a list if it is none; not an empty one. */
export function oneOrMore(node: YamlNode, report: Report, what: string): readonly YamlNode[] {
  return node.kind === "list" ? readFilledList(node, report, what) : [node];
}

/** Reports keys that mean nothing. */
export function onlyKeys(
  map: YamlMap,
  report: Report,
  what: string,
  keys: readonly string[],
): readonly YamlEntry[] {
  return map.entries.filter(({ key, line }) => {
    const known = keys.includes(key);
    if (!known) report(line, `${what} has no \`${key}\`. It may have ${oneOf(keys)}.`);
    return known;
  });
}

/** The same as a value of JSON. */
export function toJsonValue(node: YamlNode): JsonValue {
  if (node.kind === "scalar") return node.value;
  if (node.kind === "list") return node.items.map(toJsonValue);
  return Object.fromEntries(node.entries.map(({ key, value }) => [key, toJsonValue(value)]));
}
