import {
  isMessage,
  ScalarType,
  toJson,
  type DescField,
  type DescMessage,
  type JsonObject,
  type JsonValue,
  type Message,
  type Registry,
} from "@bufbuild/protobuf";
import { reflect, type ReflectMessage } from "@bufbuild/protobuf/reflect";
import { base64Encode } from "@bufbuild/protobuf/wire";
import { AnySchema } from "@bufbuild/protobuf/wkt";

/** Bytes that are in the JSON as they are, for want of a better form. */
export interface RawBytes {
  /** Full name of the message type that they are said to be of. */
  readonly type: string;
  readonly bytes: Uint8Array;
  /** Why they are not shown as that, in a sentence. */
  readonly reason: string;
}

/** JSON of a message, as far as it has any, and what was left as bytes in it, by the object that stands there. */
export interface LenientJson {
  readonly value: JsonValue;
  readonly raw: ReadonlyMap<object, RawBytes>;
}

/**
 * ProtoJSON of a message that has none as a whole: an Any whose type the
 * registry does not know becomes its two fields, and so does a Timestamp that is
 * out of range. Everything else is as ProtoJSON has it.
 */
export function lenientJson(
  schema: DescMessage,
  message: Message,
  registry: Registry,
): LenientJson {
  const raw = new Map<object, RawBytes>();
  const options = { registry, useProtoFieldName: true };

  const objectOf = (part: ReflectMessage): JsonValue => {
    let reason: string;
    try {
      return toJson(part.desc, part.message, options);
    } catch (error) {
      reason = error instanceof Error ? error.message : String(error);
    }
    const json: JsonObject = {};
    if (isMessage(part.message, AnySchema)) {
      const { typeUrl, value } = part.message;
      const type = typeUrl.slice(typeUrl.lastIndexOf("/") + 1);
      json["@type"] = typeUrl;
      json["value"] = base64Encode(value);
      raw.set(json, {
        type,
        bytes: value,
        reason:
          registry.getMessage(type) === undefined
            ? "Its type is not in the schema of this target."
            : `Its bytes do not decode as that type: ${reason}`,
      });
      return json;
    }
    for (const field of part.fields) {
      if (part.isSet(field)) json[field.name] = fieldOf(part, field);
    }
    return json;
  };
  const fieldOf = (part: ReflectMessage, field: DescField): JsonValue => {
    switch (field.fieldKind) {
      case "message":
        return objectOf(part.get(field));
      case "list":
        return [...part.get(field)].map((item) => itemOf(field, item));
      case "map":
        return Object.fromEntries(
          [...part.get(field)].map(([key, item]) => [String(key), itemOf(field, item)]),
        );
      default:
        return itemOf(field, part.get(field));
    }
  };
  const itemOf = (field: DescField, item: unknown): JsonValue => {
    if (field.message !== undefined) return objectOf(item as ReflectMessage);
    if (field.enum !== undefined) return field.enum.value[Number(item)]?.name ?? Number(item);
    return scalarOf(field.scalar, item);
  };
  return { value: objectOf(reflect(schema, message)), raw };
}

/** A value of a scalar field, as ProtoJSON has it. */
function scalarOf(scalar: ScalarType | undefined, value: unknown): JsonValue {
  if (value instanceof Uint8Array) return base64Encode(value);
  if (typeof value === "bigint") return String(value);
  if (typeof value === "number" && !Number.isFinite(value)) return String(value);
  if (typeof value === "number" || typeof value === "boolean") return value;
  return scalar === ScalarType.STRING ? String(value) : null;
}
