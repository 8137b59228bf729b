import { create, toBinary, toJsonString } from "@bufbuild/protobuf";
import { FileDescriptorSetSchema } from "@bufbuild/protobuf/wkt";
import { file_greet, HelloRequestSchema } from "@grpc-playground/gen/greet_pb";
import { file_google_rpc_status } from "@grpc-playground/gen/google/rpc/status_pb";
import { expect, test } from "vitest";
import { readDescriptorSet } from "./descriptor-set.ts";

const set = create(FileDescriptorSetSchema, { file: [file_greet.proto] });

test("reads the types of a descriptor set, in protobuf and in JSON", () => {
  const binary = readDescriptorSet(toBinary(FileDescriptorSetSchema, set));
  expect(binary.registry?.getMessage(HelloRequestSchema.typeName)?.fields).toHaveLength(2);
  // A buf image has fields of its own.
  const json = toJsonString(FileDescriptorSetSchema, set).replace(
    '"name":"greet.proto"',
    '"name":"greet.proto","bufExtension":{"isImport":false}',
  );
  expect(json).toContain("bufExtension");
  const read = readDescriptorSet(new TextEncoder().encode(json));
  expect(read.registry?.getMessage(HelloRequestSchema.typeName)?.fields).toHaveLength(2);
});

test("names an import that is missing", () => {
  const alone = create(FileDescriptorSetSchema, { file: [file_google_rpc_status.proto] });
  const { problem } = readDescriptorSet(toBinary(FileDescriptorSetSchema, alone));
  expect(problem).toContain("imports google/protobuf/any.proto, which is not in it");
});

test.each([
  ["a text", new TextEncoder().encode('syntax = "proto3";')],
  ["broken JSON", new TextEncoder().encode("{")],
  ["nothing", new Uint8Array()],
])("says what to do with %s", (_, bytes) => {
  expect(readDescriptorSet(bytes).problem).toContain("buf build -o");
});
