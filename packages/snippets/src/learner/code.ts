import { type Layout, type LayoutStyle, printLayout } from "../write/layout.ts";

/** Lines of code, without line ends. */
export type Lines = readonly string[];

/**
 * What stands before an expression, the expression, and what stands behind it.
 *
 * @param depth How deep the caller will indent them.
 */
export function printed(
  before: string,
  layout: Layout,
  after: string,
  style: LayoutStyle,
  depth: number,
): Lines {
  const column = depth * style.indentWidth + before.length;
  return `${before}${printLayout(layout, style, 0, column)}${after}`.split("\n");
}

export function indented(lines: Lines, by: string): Lines {
  return lines.map((line) => (line === "" ? "" : by + line));
}

export function textOf(lines: Lines): string {
  return lines.map((line) => `${line}\n`).join("");
}

/**
 * The same construction with another expression in one place.
 *
 * @param before What stands before the value there, such as `name: `.
 * @param expression Undefined changes nothing.
 */
export function withField(layout: Layout, before: string, expression: string | undefined): Layout {
  if (typeof layout === "string" || expression === undefined) return layout;
  const items = layout.items.map((item) =>
    item.before === before ? { before, value: expression } : item,
  );
  return { ...layout, items };
}

/** `host:port` in its parts, without the brackets of IPv6. */
export function hostAndPort(address: string): { readonly host: string; readonly port: number } {
  const colon = address.lastIndexOf(":");
  const host = address.slice(0, colon).replace(/^\[(.*)\]$/u, "$1");
  return { host, port: Number(address.slice(colon + 1)) };
}
