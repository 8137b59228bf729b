import { describe, expect, test } from "vitest";
import { checkValue, describeMessage } from "../src/index.ts";
import { messageToJson, parseJson } from "../src/json/index.ts";
import { createDraft, draftToMessage, updateDraft } from "../src/index.ts";
import { message, shapes } from "./schemas.ts";

const desc = message("shapes.WellKnown");
const model = describeMessage(desc, shapes);

const check = (field: string, text: string) => {
  const control = model.fields.get(field)?.control;
  if (!control || control.kind === "list" || control.kind === "map") throw new Error(field);
  const checked = checkValue(control, { kind: "text", text });
  return checked.ok ? "ok" : checked.message;
};
const json = (field: string, value: string) => {
  const parsed = parseJson(desc, `{"${field}": ${value}}`, { registry: shapes });
  return parsed.ok ? "ok" : parsed.issues[0]?.message;
};
const sent = (field: string, text: string) => {
  const draft = updateDraft(createDraft(desc, shapes), [field], () => ({ kind: "text", text }));
  return messageToJson(desc, draftToMessage(draft).message, { registry: shapes });
};

describe("the JSON of a Struct or Value", () => {
  test.each([
    ["struct", '{"a": NaN}', "Line 1, column 7: NaN has no JSON"],
    ["value", "Infinity", "Infinity has no JSON, so a google.protobuf.Value cannot hold it"],
    ["value", "-inf", "-inf has no JSON"],
    ["value", "1e400", "1e400 is beyond a double"],
    ["struct", '{"a": 1,\n "a": 2}', 'Line 2, column 2: The name "a" stands here a second time'],
    ["value", '[{"b": {"c": 1, "c": 1}}]', 'The name "c" stands here a second time'],
    ["struct", "[1]", "That is JSON, but not what a Struct holds"],
  ])("%s %s is refused: %s", (field, text, expected) => {
    expect(check(field, text)).toContain(expected);
  });

  test("is refused in the JSON of the whole message too, where it stands", () => {
    expect(json("struct", '{"a": 1, "a": 2}')).toContain('The name "a" stands here a second time');
    expect(json("value", "1e400")).toContain("beyond a double");
  });
});

describe("a time in the JSON of a message", () => {
  test.each([
    ["timestamp", '"2026-02-30T00:00:00Z"', "There is no day 30"],
    ["timestamp", '"2026-01-02 03:04:05Z"', "This is not a Timestamp"],
    ["duration", '"1.5s or so"', "This is not a Duration"],
    ["duration", '"1m30s"', "This is not a Duration"],
    ["duration", '"1.0000000001s"', "This is not a Duration"],
  ])("%s %s is refused: %s", (field, text, expected) => {
    expect(json(field, text)).toContain(expected);
  });
});

describe("a FieldMask", () => {
  test("is snake_case in the form, and camel case in the library's JSON", () => {
    const written = sent("field_mask", "display_name, address.country_code");
    expect(written.ok && JSON.parse(written.value)).toEqual({
      field_mask: "displayName,address.countryCode",
    });
    expect(json("field_mask", '"displayName,address.countryCode"')).toBe("ok");
  });

  test("whose path does not survive camel case is sent, and its JSON says why there is none", () => {
    for (const path of ["displayName", "line__1", "address_1"]) {
      expect(check("field_mask", path)).toBe("ok");
      const written = sent("field_mask", path);
      expect(written.ok ? written.value : written.message).toContain(`"${path}" is irreversible`);
    }
  });

  test("takes spaces for commas, one comma too many, a star and a quoted key", () => {
    expect(check("field_mask", "a b.c,\n*, labels.`x-y`,")).toBe("ok");
    expect(check("field_mask", "a..b")).toContain('"a..b" is not a path');
    expect(check("field_mask", "a-b")).toContain('"a-b" is not a path');
  });
});
