import { create, createRegistry, setExtension } from "@bufbuild/protobuf";
import { anyPack } from "@bufbuild/protobuf/wkt";
import {
  Colour,
  EverythingSchema,
  file_playground_v1_kitchen_sink,
  ItemSchema,
  KitchenSink,
} from "@grpc-playground/gen/playground/v1/kitchen_sink_pb";
import {
  file_playground_v1_legacy,
  LegacySchema,
  lucky_numbers,
} from "@grpc-playground/gen/playground/v1/legacy_pb";
import { describe, expect, it } from "vitest";
import { methodOf, valueOf } from "../src/of-message/index.ts";

const registry = createRegistry(file_playground_v1_kitchen_sink, file_playground_v1_legacy);

/** The values of a message's fields by their names in the .proto. */
function fieldsOf(message: ReturnType<typeof valueOf>) {
  return Object.fromEntries(message.fields.map((field) => [field.name, field]));
}

describe("valueOf", () => {
  it("has what is set, with its type", () => {
    const message = create(EverythingSchema, {
      serial: -(2n ** 63n),
      colour: Colour.RED,
      stock: { nails: 3 },
      contact: { case: "email", value: "" },
      items: [{ quantity: 1 }],
      fragile: false,
      weight: -0,
    });
    const fields = fieldsOf(valueOf(EverythingSchema, message, registry));
    expect(fields).toMatchObject({
      serial: { value: { kind: "int", type: "int64", value: -(2n ** 63n) } },
      colour: {
        value: { kind: "enum", name: "COLOUR_RED", number: 1, sharedPrefix: "COLOUR_" },
      },
      stock: {
        value: {
          kind: "map",
          entries: [
            [
              { kind: "string", value: "nails" },
              { kind: "int", type: "int32", value: 3n },
            ],
          ],
        },
      },
      email: { oneof: "contact", value: { kind: "string", value: "" } },
      items: {
        value: {
          kind: "list",
          items: [{ kind: "message", type: { fullName: "playground.v1.Item", path: ["Item"] } }],
        },
      },
      // An `optional` is in a oneof of the compiler's own making, which nobody wrote.
      fragile: { oneof: undefined, value: { kind: "bool", value: false } },
      weight: { value: { kind: "float", type: "double", value: -0 } },
    });
    expect(Object.keys(fields)).toHaveLength(7);
  });

  it("unpacks an Any whose type is known, and leaves others as they are", () => {
    const extra = anyPack(ItemSchema, create(ItemSchema, { title: "lamp" }));
    const known = fieldsOf(
      valueOf(EverythingSchema, create(EverythingSchema, { extra }), registry),
    );
    expect(known["extra"]?.value).toMatchObject({
      packed: { type: { path: ["Item"] }, fields: [{ name: "title" }] },
    });
    const unknown = { ...extra, typeUrl: "type.googleapis.com/not.Known" };
    const other = create(EverythingSchema, { extra: unknown });
    expect(fieldsOf(valueOf(EverythingSchema, other, registry))["extra"]?.value).toMatchObject({
      packed: undefined,
      fields: [{ name: "type_url" }, { name: "value" }],
    });
  });

  it("has extensions like fields, with where they are declared", () => {
    const message = create(LegacySchema, { title: "soup" });
    setExtension(message, lucky_numbers, [1n, -2n]);
    expect(fieldsOf(valueOf(LegacySchema, message, registry))).toMatchObject({
      title: { extension: undefined },
      "playground.v1.lucky_numbers": {
        extension: { path: ["lucky_numbers"], file: { path: "playground/v1/legacy.proto" } },
        value: { kind: "list", items: [{ value: 1n }, { value: -2n }] },
      },
    });
  });
});

it("names a method's parts as generated code does", () => {
  expect(methodOf(KitchenSink.method.gather)).toMatchObject({
    kind: "client_streaming",
    name: "Gather",
    service: {
      path: ["KitchenSink"],
      file: { path: "playground/v1/kitchen_sink.proto", package: "playground.v1" },
    },
    output: { fullName: "playground.v1.GatherReply" },
  });
});
