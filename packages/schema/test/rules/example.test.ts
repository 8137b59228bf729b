import {
  create,
  createFileRegistry,
  setExtension,
  toJson,
  type MessageInitShape,
} from "@bufbuild/protobuf";
import {
  FieldDescriptorProto_Label as Label,
  FieldDescriptorProto_Type as Type,
  type FieldDescriptorProtoSchema,
  FieldOptionsSchema,
  FileDescriptorProtoSchema,
} from "@bufbuild/protobuf/wkt";
import {
  field as fieldRules,
  FieldRulesSchema,
} from "@bufbuild/protovalidate/gen/buf/validate/validate_pb.js";
import { describe, expect, test } from "vitest";
import { messageToDraft } from "../../src/index.ts";
import { rulesOf } from "../../src/rules/index.ts";
import { samplePattern } from "../../src/rules/sample-pattern.ts";
import { playground } from "../schemas.ts";
import { registry, type } from "./schema.ts";

/** An example, and what its rules say of it. */
function example(name: string) {
  const desc = type(name);
  const schema = desc.typeName.startsWith("rules.") ? registry : playground;
  const rules = rulesOf(schema);
  const message = rules.example(desc);
  const { violations } = rules.check(messageToDraft(desc, message, { registry: schema }));
  return {
    json: toJson(desc, message, { registry: schema, useProtoFieldName: true }),
    wrong: violations.map(({ at, ruleId }) => `${at}: ${ruleId}`),
  };
}

test("a booking's example can be booked", () => {
  const { json, wrong } = example("playground.v1.BookRequest");
  expect(wrong).toEqual([]);
  expect(json).toMatchObject({
    hotel: "The Rusty Anchor",
    room: "ROOM_SINGLE",
    guests: [{ age: 36 }],
    email: "ada@example.com",
    bill_to: { country: "GB" },
    extras: { breakfast: 1 },
    wishes: ["a quiet room", "a view of the sea"],
    max_price: 250,
    accepts_terms: true,
  });
  // Only one of the two, and the one whose rule can be kept.
  expect(json).toHaveProperty("voucher");
  expect(json).not.toHaveProperty("promo_code");
});

test.each(["Numbers", "Others", "Inner", "Tree", "Outer"])("%s keeps its rules", (name) => {
  expect(example(name).wrong).toEqual([]);
});

test("a rule in CEL that no value was given for is all that is left of Texts", () => {
  const { json, wrong } = example("Texts");
  expect(wrong).toEqual(["room: string.room_number"]);
  expect(json).toMatchObject({ plain: "text", exact: "yes", ends: "a-text.txt", code: "AAA-1" });
});

test("64-bit bounds are kept to the last digit", () => {
  expect(example("Numbers").json).toMatchObject({ big: "9007199254740993" });
});

test("a type without rules gets the ordinary example", () => {
  expect(example("greet.HelloRequest").json).toEqual({ name: "World", greeting: "Hello" });
});

describe("a sample of a pattern matches it", () => {
  test.each([
    "^[A-Z]{2}$",
    "^\\+[1-9][0-9 ]{6,18}$",
    "^(foo|bar)-\\d{4}(\\.txt)?$",
    "^[^a-zA-Z]+$",
    "^(?:x|y)*z$",
    "^(?P<year>\\d{4})$",
    "^\\w+@\\w+\\.[a-z]{2,}$",
    "^[\\w.-]+/[a-z0-9]{8}$",
    "",
  ])("%s", (pattern) => {
    expect(samplePattern(pattern)).toMatch(new RegExp(pattern.replace("?P<", "?<"), "u"));
  });

  test.each([
    "(?=a)",
    "[",
    "(",
    "\\p{L}",
    "a{5000}",
    "*",
    `(){${"9".repeat(400)}}`,
    `${"(".repeat(100_000)}${")".repeat(100_000)}`,
  ])("%.40s is not understood", (pattern) => {
    expect(samplePattern(pattern)).toBeUndefined();
  });
});

/** A schema of one message, whose field has rules. */
function ruled(
  field: MessageInitShape<typeof FieldDescriptorProtoSchema>,
  rules: MessageInitShape<typeof FieldRulesSchema>,
) {
  const options = create(FieldOptionsSchema);
  setExtension(options, fieldRules, create(FieldRulesSchema, rules));
  const schema = createFileRegistry(
    create(FileDescriptorProtoSchema, {
      name: "hostile.proto",
      syntax: "proto3",
      messageType: [{ name: "Hostile", field: [{ number: 1, ...field, options }] }],
    }),
    () => undefined,
  );
  const desc = schema.getMessage("Hostile");
  if (!desc) throw new Error("no message");
  return { desc, rules: rulesOf(schema) };
}

test("a pattern that keeps JavaScript busy for hours does not keep an example waiting", () => {
  // The example of a UUID has 36 characters.
  const { desc, rules } = ruled(
    { name: "uuid", jsonName: "uuid", type: Type.STRING },
    { type: { case: "string", value: { pattern: "^(.+)+X$" } } },
  );
  expect(toJson(desc, rules.example(desc))).toEqual({ uuid: "aX" });
});

test("many items in each of many do not keep an example waiting", () => {
  const { desc, rules } = ruled(
    { name: "nodes", type: Type.MESSAGE, label: Label.REPEATED, typeName: ".Hostile" },
    { type: { case: "repeated", value: { minItems: 20n } } },
  );
  expect(rules.example(desc).$typeName).toBe("Hostile");
});
