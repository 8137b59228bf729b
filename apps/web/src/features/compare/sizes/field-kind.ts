import type { DescExtension, DescField, DescMessage } from "@bufbuild/protobuf";
import { typeLabel } from "@grpc-playground/schema";

/** Types whose JSON is not an object of their fields: https://protobuf.dev/programming-guides/json/ */
const ownJson = new Set(
  [
    "Any",
    "Timestamp",
    "Duration",
    "FieldMask",
    "Struct",
    "Value",
    "ListValue",
    "DoubleValue",
    "FloatValue",
    "Int64Value",
    "UInt64Value",
    "Int32Value",
    "UInt32Value",
    "BoolValue",
    "StringValue",
    "BytesValue",
  ].map((name) => `google.protobuf.${name}`),
);

/** Whether a message's JSON is something else than an object with a member for each of its fields. */
export function hasOwnJson(schema: DescMessage): boolean {
  return ownJson.has(schema.typeName);
}

/** A field's type as a .proto file says it: `repeated Book`. */
export function fieldKind(field: DescField | DescExtension): string {
  return field.kind === "extension" ? "extension" : typeLabel(field);
}
