/** Code that fits on a line or does not: a text, or brackets around items. */
export type Layout = string | Bracketed;

export interface Bracketed {
  readonly open: string;
  readonly close: string;
  /** What stands inside the brackets when all is on one line: `{ a }` or `[a]`. */
  readonly pad: "" | " ";
  readonly items: readonly LayoutItem[];
}

export interface LayoutItem {
  /** What comes before the value, such as `name: `. */
  readonly before: string;
  readonly value: Layout;
}

/** How a language indents. */
export interface LayoutStyle {
  readonly indent: string;
  /** How many columns that takes. */
  readonly indentWidth: number;
}

const width = 90;

/**
 * Prints what fits on its line there, and everything else an item a line, with a
 * comma behind each.
 *
 * @param depth How deep the line that it begins on is indented.
 * @param column How many columns stand before it on that line, indentation included.
 */
export function printLayout(
  layout: Layout,
  style: LayoutStyle,
  depth: number,
  column: number,
): string {
  if (typeof layout === "string") return layout;
  const line = flat(layout, width - column);
  if (line !== undefined) return line;
  const inner = style.indent.repeat(depth + 1);
  const lines = layout.items.map(({ before, value }) => {
    const at = style.indentWidth * (depth + 1) + before.length;
    return `${inner}${before}${printLayout(value, style, depth + 1, at)},\n`;
  });
  return `${layout.open}\n${lines.join("")}${style.indent.repeat(depth)}${layout.close}`;
}

/** On one line; undefined when that would take more than `room`. */
function flat(layout: Layout, room: number): string | undefined {
  if (typeof layout === "string") return layout.length <= room ? layout : undefined;
  const { open, close, pad, items } = layout;
  if (items.length === 0) return open + close;
  const parts: string[] = [];
  let left = room - open.length - close.length - 2 * pad.length;
  for (const { before, value } of items) {
    const text = flat(value, left - before.length);
    if (text === undefined) return undefined;
    parts.push(before + text);
    left -= before.length + text.length + 2;
  }
  return left + 2 < 0 ? undefined : `${open}${pad}${parts.join(", ")}${pad}${close}`;
}
