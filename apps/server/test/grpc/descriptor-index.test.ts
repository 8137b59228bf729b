import { create, fromBinary, toBinary, type MessageInitShape } from "@bufbuild/protobuf";
import {
  FieldDescriptorProto_Label as Label,
  FieldDescriptorProto_Type as Type,
  file_google_protobuf_descriptor,
  FileDescriptorProtoSchema,
  FileDescriptorSetSchema,
} from "@bufbuild/protobuf/wkt";
import { describe, expect, test } from "vitest";
import { createDescriptorIndex } from "../../src/grpc/descriptor-index.ts";

const optionsFile: MessageInitShape<typeof FileDescriptorProtoSchema> = {
  name: "acme/options.proto",
  package: "acme",
  syntax: "proto3",
  dependency: ["google/protobuf/descriptor.proto"],
  messageType: [
    {
      name: "Outer",
      nestedType: [{ name: "Inner", field: [scalar("odd_name", 1, "strangeName")] }],
      oneofDecl: [{ name: "choice" }],
      field: [{ ...scalar("picked", 1), oneofIndex: 0 }],
    },
  ],
  extension: [extension("first", 50001), extension("second", 50002)],
};

const index = createDescriptorIndex(
  toBinary(
    FileDescriptorSetSchema,
    create(FileDescriptorSetSchema, {
      file: [
        file_google_protobuf_descriptor.proto,
        optionsFile,
        {
          name: "acme/user.proto",
          package: "acme",
          syntax: "proto3",
          dependency: ["acme/options.proto"],
          extension: [extension("third", 50003)],
        },
      ],
    }),
  ),
);

const names = (files: readonly { name: string }[] | undefined) => files?.map(({ name }) => name);

describe("the index that reflection looks things up in", () => {
  test("a file comes with the imports of its imports, itself first", () => {
    expect(names(index.fileByName("acme/user.proto"))).toEqual([
      "acme/user.proto",
      "acme/options.proto",
      "google/protobuf/descriptor.proto",
    ]);
  });

  test("extensions are found by number, by name, and all at once", () => {
    const options = "google.protobuf.MethodOptions";
    expect(names(index.fileByExtension(options, 50002))?.[0]).toBe("acme/options.proto");
    expect(names(index.fileByExtension(`.${options}`, 50003))?.[0]).toBe("acme/user.proto");
    expect(index.fileByExtension(options, 1)).toBeUndefined();
    expect(names(index.fileBySymbol("acme.third"))?.[0]).toBe("acme/user.proto");
    expect(index.extensionNumbers(options)).toEqual([50001, 50002, 50003]);
    expect(index.extensionNumbers("acme.Outer")).toEqual([]);
    expect(index.extensionNumbers("acme.Nope")).toBeUndefined();
  });

  test.each([
    "acme.Outer.Inner",
    "acme.Outer.Inner.odd_name",
    "acme.Outer.choice",
    "acme.Outer.picked",
    "google.protobuf.FieldDescriptorProto.TYPE_GROUP",
  ])("%s is found", (symbol) => {
    expect(index.fileBySymbol(symbol)).toBeDefined();
  });

  test("a descriptor keeps what its compiler wrote, such as a json_name of its own", () => {
    const [file] = index.fileByName("acme/options.proto") ?? [];
    const parsed = fromBinary(FileDescriptorProtoSchema, file?.bytes ?? new Uint8Array());
    expect(parsed).toEqual(create(FileDescriptorProtoSchema, optionsFile));
  });
});

function scalar(name: string, number: number, jsonName = name) {
  return { name, number, jsonName, label: Label.OPTIONAL, type: Type.STRING };
}

function extension(name: string, number: number) {
  return { ...scalar(name, number), extendee: ".google.protobuf.MethodOptions" };
}
