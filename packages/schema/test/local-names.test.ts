import {
  create,
  createFileRegistry,
  fromBinary,
  toBinary,
  type DescMessage,
} from "@bufbuild/protobuf";
import { FileDescriptorSetSchema } from "@bufbuild/protobuf/wkt";
import { reflect } from "@bufbuild/protobuf/reflect";
import { expect, test } from "vitest";
import { separateLocalNames } from "../src/index.ts";

const field = (name: string, number: number, more: object = {}) => ({
  name,
  number,
  label: 1,
  type: 5,
  jsonName: name,
  ...more,
});
const load = (syntax: string, fields: readonly object[], oneofs: readonly string[] = []) => {
  const message = { name: "M", field: [...fields], oneofDecl: oneofs.map((name) => ({ name })) };
  const file = [{ name: "m.proto", syntax, messageType: [message] }];
  const registry = createFileRegistry(create(FileDescriptorSetSchema, { file }));
  const desc = separateLocalNames(registry).getMessage("M");
  if (!desc) throw new Error("no M");
  return desc;
};
/** A message with each field set to its number, as its reflection reads it after a trip over the wire. */
const trip = (desc: DescMessage) => {
  const target = reflect(desc, create(desc));
  for (const each of desc.fields) {
    target.set(each, each.message ? reflect(each.message, create(each.message)) : each.number);
  }
  const back = reflect(desc, fromBinary(desc, toBinary(desc, target.message)));
  return desc.fields.filter((each) => back.isSet(each)).map(({ name }) => name);
};

test.each([
  ["two fields that are one in camelCase", "proto2", [field("a_b", 1), field("aB", 2)], []],
  [
    "a field and a oneof",
    "proto3",
    [field("a_b", 1), field("other", 2, { oneofIndex: 0 })],
    ["aB"],
  ],
  [
    "a field that every object has already",
    "proto3",
    [field("hasOwnProperty", 1, { type: 11, typeName: ".M" })],
    [],
  ],
])("%s are kept apart", (_, syntax, fields, oneofs) => {
  const desc = load(syntax, fields, oneofs);
  expect(trip(desc)).toEqual(desc.fields.map(({ name }) => name));
});
