import { create, createFileRegistry } from "@bufbuild/protobuf";
import { FileDescriptorProtoSchema, FileDescriptorSetSchema } from "@bufbuild/protobuf/wkt";
import { expect, test } from "vitest";
import { learnerPrograms } from "../src/learner/index.ts";
import { methodOf, valueOf } from "../src/of-message/index.ts";

function refusal(library: string, method: string) {
  const file = create(FileDescriptorProtoSchema, {
    name: "a.proto",
    syntax: "proto3",
    messageType: [{ name: "M" }],
    service: [{ name: "S", method: [{ name: method, inputType: ".M", outputType: ".M" }] }],
  });
  const registry = createFileRegistry(create(FileDescriptorSetSchema, { file: [file] }));
  const desc = registry.getService("S")?.methods[0];
  const written = learnerPrograms.find(({ id }) => id === library);
  if (desc === undefined || written === undefined) throw new Error("there is nothing to write");
  const message = valueOf(desc.input, create(desc.input), registry);
  return written.supports({
    rpc: methodOf(desc),
    request: message,
    reply: message,
    address: "localhost:50052",
  });
}

test("no Python is written for a method that Python has no name for", () => {
  expect(refusal("python", "Import")).toBeUndefined();
  expect(refusal("python", "import")).toMatch(/no Python, because of the name import/);
});
