import type { JsonValue } from "@bufbuild/protobuf";

/** JSON with two spaces of indentation, as JSON.stringify prints it but for -0, which it would lose. */
export function printJson(value: JsonValue, indent = ""): string {
  if (Object.is(value, -0)) return "-0";
  if (typeof value !== "object" || value === null) return JSON.stringify(value);
  const inner = `${indent}  `;
  if (Array.isArray(value)) {
    return wrap(
      "[",
      "]",
      indent,
      value.map((item) => printJson(item, inner)),
    );
  }
  const entries = Object.entries(value).map(
    ([key, item]) => `${JSON.stringify(key)}: ${printJson(item, inner)}`,
  );
  return wrap("{", "}", indent, entries);
}

/** Parts between brackets, each on its line; nothing between them when there are none. */
export function wrap(
  open: string,
  close: string,
  indent: string,
  parts: readonly string[],
): string {
  if (parts.length === 0) return open + close;
  const inner = `\n${indent}  `;
  return `${open}${inner}${parts.join(`,${inner}`)}\n${indent}${close}`;
}
