import type { JsonObject, JsonValue } from "@bufbuild/protobuf";

/** A rule that a request broke, as people read it. */
export interface ViolationLine {
  /** Such as `guests[1].email`; empty when it is about the message as a whole. */
  readonly at: string;
  readonly message: string;
  readonly rule: string;
}

/**
 * The lines of a `buf.validate.Violations`, in ProtoJSON with proto field names.
 * Its paths are messages of messages, which nobody can read as they are.
 * Empty for what is not of that shape.
 */
export function violationLines(json: JsonValue): readonly ViolationLine[] {
  return listIn(json, "violations").map((violation) => {
    const path = objectIn(violation, "field");
    const at = path ? listIn(path, "elements").reduce(withStep, "") : "";
    return {
      at: violation["for_key"] === true ? `${at} (the key)` : at,
      message: textIn(violation, "message"),
      rule: textIn(violation, "rule_id"),
    };
  });
}

/** Adds `.name`, `[index]` or `["key"]`: `FieldPathElement` of buf/validate/validate.proto. */
function withStep(path: string, element: JsonObject): string {
  const named = path === "" ? textIn(element, "field_name") : `.${textIn(element, "field_name")}`;
  const key = ["index", "bool_key", "int_key", "uint_key"].find((name) => name in element);
  if ("string_key" in element) return `${path}${named}[${JSON.stringify(element["string_key"])}]`;
  return key === undefined ? path + named : `${path}${named}[${textIn(element, key)}]`;
}

function listIn(json: JsonValue, name: string): readonly JsonObject[] {
  const list = isObject(json) ? json[name] : undefined;
  return Array.isArray(list) ? list.filter(isObject) : [];
}

function objectIn(json: JsonObject, name: string): JsonObject | undefined {
  const value = json[name];
  return value !== undefined && isObject(value) ? value : undefined;
}

function textIn(json: JsonObject, name: string): string {
  const value = json[name];
  return value === undefined || typeof value === "object" ? "" : String(value);
}

function isObject(value: JsonValue): value is JsonObject {
  return typeof value === "object" && value !== null && !Array.isArray(value);
}
