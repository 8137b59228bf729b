import type { JsonObject, JsonValue } from "@bufbuild/protobuf";

/** A field that is not the same on both sides; undefined where it is not there. */
export interface FieldChange {
  /** `request[2].name`; empty for a message whose JSON is no object. */
  readonly path: string;
  readonly a: JsonValue | undefined;
  readonly b: JsonValue | undefined;
}

export interface JsonDiff {
  readonly changes: readonly FieldChange[];
  /** There are more changes than the limit. */
  readonly more: boolean;
}

/** Below this depth values are compared as a whole. */
const deepest = 100;

/**
 * What differs between two JSON values, field by field: objects by their keys,
 * lists by place. At most `limit` changes, in the order of `a`, then of what
 * only `b` has.
 */
export function diffJson(a: JsonValue, b: JsonValue, limit: number): JsonDiff {
  const changes: FieldChange[] = [];
  let more = false;

  function changed(change: FieldChange): void {
    if (changes.length < limit) changes.push(change);
    else more = true;
  }
  function compare(
    path: string,
    one: JsonValue | undefined,
    other: JsonValue | undefined,
    depth: number,
  ): void {
    if (more) return;
    if (Array.isArray(one) && Array.isArray(other) && depth < deepest) {
      for (let at = 0; at < Math.max(one.length, other.length); at++) {
        compare(`${path}[${at}]`, one[at], other[at], depth + 1);
      }
    } else if (isObject(one) && isObject(other) && depth < deepest) {
      for (const key of new Set([...Object.keys(one), ...Object.keys(other)])) {
        compare(below(path, key), one[key], other[key], depth + 1);
      }
    } else if (!same(one, other)) {
      changed({ path, a: one, b: other });
    }
  }

  compare("", a, b, 0);
  return { changes, more };
}

function same(one: JsonValue | undefined, other: JsonValue | undefined): boolean {
  if (one === other) return true;
  if (typeof one !== "object" || typeof other !== "object") return false;
  return JSON.stringify(one) === JSON.stringify(other);
}

/** Keys of a map may be anything: those that are no plain words stand in quotes. */
function below(path: string, key: string): string {
  if (!/^[\w[\].]+$/.test(key)) return `${path}[${JSON.stringify(key)}]`;
  return path === "" ? key : `${path}.${key}`;
}

function isObject(value: JsonValue | undefined): value is JsonObject {
  return typeof value === "object" && value !== null && !Array.isArray(value);
}
