import { createFileRegistry, create, toBinary } from "@bufbuild/protobuf";
import {
  FieldDescriptorProto_Label as Label,
  FieldDescriptorProto_Type as Type,
  FileDescriptorProtoSchema,
} from "@bufbuild/protobuf/wkt";
import { expect, test } from "vitest";
import { exampleMessage, hasRules } from "../src/index.ts";
import { messageToJson } from "../src/json/index.ts";
import { message, shapes } from "./schemas.ts";

const example = (typeName: string) => {
  const desc = message(typeName);
  const written = messageToJson(desc, exampleMessage(desc), { registry: shapes });
  return written.ok ? (JSON.parse(written.value) as unknown) : written;
};

test("the playground's own services get requests that succeed", () => {
  expect(example("greet.HelloRequest")).toEqual({ name: "World", greeting: "Hello" });
  expect(example("my_package.Displacement")).toEqual({
    start: { y: 12 },
    end: { x: 12, y: 14 },
  });
  expect(example("RecommendationRequest")).toEqual({
    user_id: 3,
    category: "SCIENCE_FICTION",
    max_results: 3,
  });
  expect(example("my_package.Data")).toEqual({ status: "OK", info: "All is well." });
  expect(example("HeyHow")).toEqual({ count: 3, msg: "Hello there" });
});

test("names say what a value is", () => {
  expect(example("shapes.Person")).toEqual({
    name: "World",
    email: "ada@example.com",
    created_at: "2026-01-02T03:04:05Z",
    id: "42",
    page_size: 10,
    greeting: "Hello",
  });
});

test("deprecated fields are left out", () => {
  expect(example("shapes.Awkward")).not.toHaveProperty("old");
});

test("is the same every time, and bounded on recursive types", () => {
  for (const typeName of ["shapes.Tree", "shapes.Choices", "google.protobuf.FileDescriptorProto"]) {
    const desc = message(typeName);
    const bytes = toBinary(desc, exampleMessage(desc));
    expect(toBinary(desc, exampleMessage(desc))).toEqual(bytes);
    expect(bytes.length).toBeGreaterThan(0);
    expect(bytes.length).toBeLessThan(8192);
  }
});

test.each([
  ["each of which requires the next", 10_000, 1],
  ["each of which requires the next twice", 40, 2],
])("is bounded on a chain of messages %s", (_, length, times) => {
  const registry = createFileRegistry(
    create(FileDescriptorProtoSchema, {
      name: "chain.proto",
      syntax: "proto2",
      messageType: Array.from({ length }, (_one, at) => ({
        name: `Link${at}`,
        field: Array.from({ length: at < length - 1 ? times : 0 }, (_other, index) => ({
          name: `next${index}`,
          number: index + 1,
          type: Type.MESSAGE,
          label: Label.REQUIRED,
          typeName: `.Link${at + 1}`,
        })),
      })),
    }),
    () => undefined,
  );
  const desc = registry.getMessage("Link0");
  if (!desc) throw new Error("no Link0");
  expect(exampleMessage(desc)).toHaveProperty(["next0", "next0", "$typeName"], "Link2");
  expect(hasRules(desc)).toBe(false);
});
