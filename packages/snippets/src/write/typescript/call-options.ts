import { printLayout } from "../layout.ts";
import type { CallSnippet } from "../snippet.ts";
import { property, style, textLiteral } from "./literal.ts";

/**
 * The options of a call of Connect: its headers and its deadline.
 *
 * @param depth How deep the line is indented.
 * @param column How many columns stand before it.
 * @returns The object; undefined where there is nothing to say.
 */
export function connectOptions(
  { metadata, deadlineMs }: CallSnippet,
  depth: number,
  column: number,
): string | undefined {
  const names = metadata.map(([name]) => name);
  const pairs = metadata.map(([name, value]) => ({
    before: "",
    value: `[${textLiteral(name)}, ${textLiteral(value)}]`,
  }));
  // An object has each name once, and this one would set its prototype.
  const asObject = new Set(names).size === names.length && !names.includes("__proto__");
  const headers = asObject
    ? metadata.map(([name, value]) => property(name, textLiteral(value)))
    : pairs;
  const items = [
    ...(metadata.length === 0
      ? []
      : [
          property("headers", {
            open: asObject ? "{" : "[",
            close: asObject ? "}" : "]",
            pad: asObject ? (" " as const) : ("" as const),
            items: headers,
          }),
        ]),
    ...(deadlineMs === undefined ? [] : [property("timeoutMs", String(deadlineMs))]),
  ];
  if (items.length === 0) return undefined;
  return printLayout({ open: "{", close: "}", pad: " ", items }, style, depth, column);
}
