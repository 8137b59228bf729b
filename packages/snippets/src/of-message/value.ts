import { type DescField, isMessage, type Registry, ScalarType } from "@bufbuild/protobuf";
import {
  anyUnpack,
  AnySchema,
  FeatureSet_FieldPresence as Presence,
  FieldDescriptorProto_Type,
} from "@bufbuild/protobuf/wkt";
import {
  isReflectList,
  isReflectMap,
  isReflectMessage,
  reflect,
  type ReflectMessage,
} from "@bufbuild/protobuf/reflect";
import type {
  FieldValue,
  IntType,
  KeyValue,
  MessageValue,
  SingleValue,
  Value,
} from "../write/value.ts";
import { extensionsOf } from "./extensions.ts";
import { typeOf } from "./types.ts";

/** A message as languages build it. Fields that neither its schema nor the registry knows are left out. */
export function messageValue(message: ReflectMessage, registry: Registry): MessageValue {
  const own = message.fields
    .filter((field) => message.isSet(field))
    .map((field): FieldValue => ({
      name: field.name,
      jsonName: field.jsonName,
      oneof: field.oneof?.name,
      extension: undefined,
      ...(hasPresence(field) ? { hasPresence: true } : {}),
      ...(isDelimited(field) ? { isDelimited: true } : {}),
      value: fieldValue(message, field, registry),
    }));
  const extensions = extensionsOf(message, registry).map(
    ({ extension, field, holder }): FieldValue => ({
      name: extension.typeName,
      jsonName: `[${extension.typeName}]`,
      oneof: undefined,
      extension: typeOf(extension),
      ...(isDelimited(field) ? { isDelimited: true } : {}),
      value: fieldValue(holder, field, registry),
    }),
  );
  return {
    kind: "message",
    type: typeOf(message.desc),
    fields: [...own, ...extensions],
    packed: packedIn(message, registry),
  };
}

function hasPresence({ fieldKind, oneof, presence }: DescField): boolean {
  const isSingle = fieldKind === "scalar" || fieldKind === "enum";
  return isSingle && oneof === undefined && presence !== Presence.IMPLICIT;
}

function isDelimited(field: DescField): boolean {
  const isGroup = "delimitedEncoding" in field && field.delimitedEncoding;
  return isGroup && field.proto.type !== FieldDescriptorProto_Type.GROUP;
}

function packedIn({ message }: ReflectMessage, registry: Registry): MessageValue | undefined {
  if (!isMessage(message, AnySchema)) return undefined;
  try {
    const inner = anyUnpack(message, registry);
    const type = inner && registry.getMessage(inner.$typeName);
    return type && messageValue(reflect(type, inner), registry);
  } catch {
    // Bytes that are no message of that type: they stay bytes.
    return undefined;
  }
}

function fieldValue(from: ReflectMessage, field: DescField, registry: Registry): Value {
  const value: unknown = from.get(field);
  if (isReflectList(value)) {
    return { kind: "list", items: Array.from(value, (item) => singleValue(field, item, registry)) };
  }
  if (isReflectMap(value) && field.fieldKind === "map") {
    const entries = Array.from(
      value,
      ([key, item]) => [keyValue(field.mapKey, key), singleValue(field, item, registry)] as const,
    );
    return { kind: "map", entries };
  }
  return singleValue(field, value, registry);
}

function singleValue(field: DescField, value: unknown, registry: Registry): SingleValue {
  if (isReflectMessage(value)) return messageValue(value, registry);
  if (field.enum !== undefined) {
    const number = Number(value);
    return {
      kind: "enum",
      type: typeOf(field.enum),
      number,
      name: field.enum.values.find((each) => each.number === number)?.name,
      sharedPrefix: (field.enum.values[0]?.name ?? "").slice(
        0,
        field.enum.sharedPrefix?.length ?? 0,
      ),
    };
  }
  const single = scalarValue(field.scalar ?? ScalarType.STRING, value);
  const isText = "longAsString" in field && field.longAsString;
  return single.kind === "int" && isText ? { ...single, jsText: true } : single;
}

function keyValue(type: ScalarType, key: unknown): KeyValue {
  const value = scalarValue(type, key);
  if (value.kind === "bool" || value.kind === "int" || value.kind === "string") return value;
  throw new Error(`${ScalarType[type]} is no type for the key of a map`);
}

function scalarValue(type: ScalarType, value: unknown): Exclude<SingleValue, MessageValue> {
  if (value instanceof Uint8Array) return { kind: "bytes", value };
  if (type === ScalarType.STRING) return { kind: "string", value: String(value) };
  if (type === ScalarType.BOOL) return { kind: "bool", value: value === true };
  if (type === ScalarType.FLOAT || type === ScalarType.DOUBLE) {
    const name = type === ScalarType.FLOAT ? "float" : "double";
    return { kind: "float", type: name, value: Number(value) };
  }
  return { kind: "int", type: intType(type), value: BigInt(String(value)) };
}

const intTypes: ReadonlyMap<ScalarType, IntType> = new Map([
  [ScalarType.INT32, "int32"],
  [ScalarType.INT64, "int64"],
  [ScalarType.UINT32, "uint32"],
  [ScalarType.UINT64, "uint64"],
  [ScalarType.SINT32, "sint32"],
  [ScalarType.SINT64, "sint64"],
  [ScalarType.FIXED32, "fixed32"],
  [ScalarType.FIXED64, "fixed64"],
  [ScalarType.SFIXED32, "sfixed32"],
  [ScalarType.SFIXED64, "sfixed64"],
]);

function intType(type: ScalarType): IntType {
  const name = intTypes.get(type);
  if (name === undefined) throw new Error(`${ScalarType[type]} is no integer`);
  return name;
}
