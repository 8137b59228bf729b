import type { LayoutItem, LayoutStyle } from "../layout.ts";

export const style: LayoutStyle = { indent: "  ", indentWidth: 2 };

/**
 * A string in double quotes: `${` means nothing there. What cannot be seen, or
 * changes how a line is seen, is escaped.
 */
export function textLiteral(text: string): string {
  return JSON.stringify(text).replace(
    /[\u007f-\u009f\u00ad\u200b-\u200f\u2028-\u202e\u2060-\u206f\ufeff]/gu,
    (character) => `\\u${character.charCodeAt(0).toString(16).padStart(4, "0")}`,
  );
}

/** A number, NaN, the infinities and -0 among them. A `float` in as few digits as 32 bits need. */
export function numberLiteral(value: number, type: "float" | "double"): string {
  if (Object.is(value, -0)) return "-0";
  if (type === "double" || !Number.isFinite(value)) return String(value);
  for (let digits = 6; digits <= 9; digits += 1) {
    const short = Number(value.toPrecision(digits));
    if (Math.fround(short) === Math.fround(value)) return String(short);
  }
  return String(value);
}

/** A property of an object literal, whatever its name. */
export function property(name: string, value: LayoutItem["value"]): LayoutItem {
  return { before: `${propertyKey(name)}: `, value };
}

function propertyKey(name: string): string {
  // Written plainly it would set the prototype.
  if (name === "__proto__") return `["__proto__"]`;
  return /^[A-Za-z_$][\w$]*$/u.test(name) ? name : textLiteral(name);
}

/** Bytes as text, for literals that are read by a function. */
export function toBase64(bytes: Uint8Array): string {
  let text = "";
  for (const byte of bytes) text += String.fromCharCode(byte);
  return btoa(text);
}
