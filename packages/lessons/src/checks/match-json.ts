import type { JsonValue as Json } from "@bufbuild/protobuf";
import type { JsonValue } from "../yaml/json-value.ts";
import { matchesText, patternOf } from "./pattern.ts";

/** A field by its JSON name, or by its name in the .proto file, as ProtoJSON reads both. */
export function fieldOf(value: Json, name: string): Json | undefined {
  if (typeof value !== "object" || value === null || Array.isArray(value)) return undefined;
  if (Object.hasOwn(value, name)) return value[name];
  const json = name.replaceAll(/_+([a-z0-9])/g, (_, letter: string) => letter.toUpperCase());
  return Object.hasOwn(value, json) ? value[json] : undefined;
}

/**
 * Whether a value of ProtoJSON has all that is wanted: fields beside those that
 * are named do not matter, items of a list do. A text `/x/` is a pattern; a
 * number is equal to its text, as 64-bit numbers are texts in ProtoJSON.
 */
export function matchesJson(wanted: JsonValue, value: Json | undefined): boolean {
  if (value === undefined) return wanted === null;
  if (Array.isArray(wanted)) {
    if (!Array.isArray(value) || value.length !== wanted.length) return false;
    return wanted.every((item: JsonValue, index) => matchesJson(item, value[index]));
  }
  if (typeof wanted === "object" && wanted !== null) {
    if (typeof value !== "object" || value === null) return false;
    return Object.entries(wanted).every(([name, inner]) =>
      matchesJson(inner, fieldOf(value, name)),
    );
  }
  if (typeof wanted === "string" && patternOf(wanted) !== undefined) {
    return typeof value !== "object" && matchesText(wanted, String(value));
  }
  if (typeof wanted === "number" && typeof value === "string") return String(wanted) === value;
  return wanted === value;
}
