import type { MessageValue, SingleValue } from "../value.ts";

type Scalar = Exclude<SingleValue, MessageValue>;

const zeros: Readonly<Record<string, Scalar>> = {
  BoolValue: { kind: "bool", value: false },
  BytesValue: { kind: "bytes", value: new Uint8Array() },
  DoubleValue: { kind: "float", type: "double", value: 0 },
  FloatValue: { kind: "float", type: "float", value: 0 },
  Int32Value: { kind: "int", type: "int32", value: 0n },
  Int64Value: { kind: "int", type: "int64", value: 0n },
  StringValue: { kind: "string", value: "" },
  UInt32Value: { kind: "int", type: "uint32", value: 0n },
  UInt64Value: { kind: "int", type: "uint64", value: 0n },
};

/** The types of google/protobuf/wrappers.proto. */
export const wrapperTypes: ReadonlySet<string> = new Set(
  Object.keys(zeros).map((name) => `google.protobuf.${name}`),
);

/** What a wrapper holds; its zero where it says nothing. */
export function unwrapped({ type, fields: [field] }: MessageValue): Scalar {
  const value = field?.value;
  if (value !== undefined && !["message", "list", "map"].includes(value.kind))
    return value as Scalar;
  return zeros[type.path[0] ?? ""] ?? { kind: "bool", value: false };
}
