// Messages as languages build them: no JSON, no descriptors, and every value with its type.

/** A .proto file, as far as generated code is named after it. */
export interface ProtoFile {
  /** As imports name it, such as `playground/v1/booking.proto`. */
  readonly path: string;
  /** Empty when it declares none. */
  readonly package: string;
  /** Its `go_package` option; undefined when it has none. */
  readonly goPackage: string | undefined;
  /** Where its messages have no fields in Go, only setters: from edition 2024 on. */
  readonly isOpaqueInGo?: true;
}

/** A message, enum, service or extension. */
export interface ProtoType {
  /** Such as `peer.items.v1.Item.Part`, without a leading dot. */
  readonly fullName: string;
  /** The names from its file inwards: `["Item", "Part"]`. */
  readonly path: readonly string[];
  readonly file: ProtoFile;
}

/** The integer types of protobuf. */
export type IntType =
  | "int32"
  | "int64"
  | "uint32"
  | "uint64"
  | "sint32"
  | "sint64"
  | "fixed32"
  | "fixed64"
  | "sfixed32"
  | "sfixed64";

export interface IntValue {
  readonly kind: "int";
  readonly type: IntType;
  readonly value: bigint;
  /** Where its field has `jstype = JS_STRING`: protobuf-es holds it as text. */
  readonly jsText?: true;
}

export interface EnumValue {
  readonly kind: "enum";
  readonly type: ProtoType;
  readonly number: number;
  /** The value's name as declared; undefined for a number that the enum does not have. */
  readonly name: string | undefined;
  /** What begins the names of all its values, such as `COLOUR_` in `COLOUR_RED`; empty where nothing does. */
  readonly sharedPrefix: string;
}

export interface MessageValue {
  readonly kind: "message";
  readonly type: ProtoType;
  /** Those that are set, in the order of their declaration; lists and maps only where they hold something. */
  readonly fields: readonly FieldValue[];
  /** Of a `google.protobuf.Any` whose type is known: what is packed in it. Its two fields are there all the same. */
  readonly packed: MessageValue | undefined;
}

/** What stands alone: in a field, in a list, as a map's value. */
export type SingleValue =
  | { readonly kind: "bool"; readonly value: boolean }
  | IntValue
  /** NaN, the infinities and -0 among them. A `float` holds what 32 bits can. */
  | { readonly kind: "float"; readonly type: "float" | "double"; readonly value: number }
  | { readonly kind: "string"; readonly value: string }
  | { readonly kind: "bytes"; readonly value: Uint8Array }
  | EnumValue
  | MessageValue;

/** The key of a map. */
export type KeyValue = Extract<SingleValue, { kind: "bool" | "int" | "string" }>;

export type Value =
  | SingleValue
  | { readonly kind: "list"; readonly items: readonly SingleValue[] }
  | { readonly kind: "map"; readonly entries: readonly (readonly [KeyValue, SingleValue])[] };

export interface FieldValue {
  /** As the .proto has it: `user_id`; for an extension its full name. */
  readonly name: string;
  /** `userId`, as ProtoJSON and protobuf-es have it. */
  readonly jsonName: string;
  /** The name of the oneof that it is a case of, as the .proto has it. An `optional` is in none. */
  readonly oneof: string | undefined;
  /** Where it is an extension: the extension itself. */
  readonly extension: ProtoType | undefined;
  /** Where it is a single field that tells unset from zero, outside of a oneof: Go has a pointer for it. */
  readonly hasPresence?: true;
  /** A message that an edition has encoded as DELIMITED. A group of proto2 is none of these. */
  readonly isDelimited?: true;
  readonly value: Value;
}
