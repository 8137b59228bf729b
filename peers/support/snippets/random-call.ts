import { create, toJson } from "@bufbuild/protobuf";
import { EverythingSchema } from "@grpc-playground/gen/playground/v1/kitchen_sink_pb";
import * as fc from "fast-check";
import type { AwkwardCall } from "./awkward-calls.ts";

/** Any text that protobuf takes, NUL and what no font has among it, but for halves of a character. */
const anyText = fc
  .oneof(
    fc.string({ unit: "binary" }),
    fc.string({ unit: "grapheme" }),
    fc.string({ unit: fc.constantFrom(...Array.from("'\"\\$`!%{}()\n\r\t #;&|<>*?~@-=\0\u2028")) }),
  )
  .map((text) => text.toWellFormed());

const parcel = fc
  .record({
    name: anyText,
    serial: fc.bigInt({ min: -(2n ** 63n), max: 2n ** 63n - 1n }),
    colour: fc.integer({ min: -2, max: 9 }),
    picture: fc.uint8Array({ maxLength: 20 }),
    stock: fc.dictionary(anyText, fc.integer({ min: -(2 ** 31), max: 2 ** 31 - 1 }), {
      maxKeys: 3,
    }),
    weight: fc.double().map((weight) => (Object.is(weight, -0) ? 0 : weight)),
    email: anyText,
  })
  .map(({ email, ...fields }) =>
    toJson(
      EverythingSchema,
      create(EverythingSchema, { ...fields, contact: { case: "email", value: email } }),
    ),
  );

/** One call with a hundred messages, since a program takes long to start. */
export const randomCall: fc.Arbitrary<AwkwardCall> = fc
  .array(parcel, { minLength: 100, maxLength: 100 })
  .map((messages) => ({ name: "random", path: "playground.v1.KitchenSink/Gather", messages }));
