import { create, toJson } from "@bufbuild/protobuf";
import {
  ViolationsSchema,
  type FieldPathElement,
} from "@grpc-playground/gen/buf/validate/validate_pb";
import { expect, test } from "vitest";
import { violationLines } from "./violations.ts";

type Subscript = FieldPathElement["subscript"];

function lineOf(elements: { fieldName: string; subscript?: Subscript }[], forKey = false) {
  const violation = { field: { elements }, ruleId: "some.rule", message: "is wrong", forKey };
  const message = create(ViolationsSchema, { violations: [violation] });
  return violationLines(toJson(ViolationsSchema, message, { useProtoFieldName: true }))[0];
}

function index(value: bigint): Subscript {
  return { case: "index", value };
}

test("a path reads as code does", () => {
  expect(lineOf([{ fieldName: "guests", subscript: index(1n) }, { fieldName: "email" }])).toEqual({
    at: "guests[1].email",
    message: "is wrong",
    rule: "some.rule",
  });
  expect(lineOf([{ fieldName: "guests", subscript: index(0n) }])?.at).toBe("guests[0]");
});

test.each<[string, Subscript]>([
  ['extras["a \\"b\\""]', { case: "stringKey", value: 'a "b"' }],
  ["extras[-5]", { case: "intKey", value: -5n }],
  ["extras[5]", { case: "uintKey", value: 5n }],
  ["extras[false]", { case: "boolKey", value: false }],
])("a map's key: %s", (at, subscript) => {
  expect(lineOf([{ fieldName: "extras", subscript }])?.at).toBe(at);
  expect(lineOf([{ fieldName: "extras", subscript }], true)?.at).toBe(`${at} (the key)`);
});

test("a rule of the whole message has no path", () => {
  expect(lineOf([])?.at).toBe("");
});

test.each([null, 1, [], {}, { violations: 1 }, { violations: [1, { field: [] }] }])(
  "what is not of that shape breaks nothing: %j",
  (json) => {
    expect(violationLines(json).every(({ at }) => at === "")).toBe(true);
  },
);
