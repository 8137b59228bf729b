import { LegacySchema } from "@grpc-playground/gen/playground/v1/legacy_pb";
import { EverythingSchema } from "@grpc-playground/gen/playground/v1/kitchen_sink_pb";
import { describeMessage } from "@grpc-playground/schema";
import { describe, expect, test } from "vitest";
import { isDefaultValue, unsetWords } from "./unset-words.ts";

const fields = new Map([
  ...describeMessage(EverythingSchema).fields,
  ...describeMessage(LegacySchema).fields,
]);

const words = (name: string) => {
  const model = fields.get(name);
  if (!model || model.control.kind === "list" || model.control.kind === "map")
    throw new Error(name);
  return unsetWords(model.control, model.presence, model.default);
};

describe("a field that is unset says", () => {
  test.each([
    ["serial", "0"],
    ["weight", "0"],
    ["name", ""],
    ["fragile", "unset; reads as false"],
    ["nickname", "unset"],
    ["shelf_life", "seconds with an s, such as 1.5s, or units, such as 1m30s"],
    ["portions", "unset; reads as 7"],
    ["note", 'unset; reads as "with \\"love\\""'],
    ["heat", "unset; reads as HEAT_HIGH"],
    ["budget", "unset; reads as -9"],
    ["seal", "unset; reads as 01 02"],
    ["limit", "unset; reads as Infinity"],
    ["title", "unset"],
  ])("%s: %s", (name, expected) => {
    expect(words(name)).toBe(expected);
  });
});

test("a value is the default by what it is, not by how it prints", () => {
  expect(isDefaultValue(0n, 0)).toBe(true);
  expect(isDefaultValue(-9n, -9n)).toBe(true);
  expect(isDefaultValue(Number.NaN, Number.NaN)).toBe(true);
  expect(isDefaultValue(new Uint8Array([1, 2]), new Uint8Array([1, 2]))).toBe(true);
  expect(isDefaultValue(-0, 0)).toBe(false);
  expect(isDefaultValue("0", 0)).toBe(false);
  expect(isDefaultValue(1n, undefined)).toBe(false);
  expect(isDefaultValue(new Uint8Array([1]), new Uint8Array([1, 2]))).toBe(false);
});
