import {
  toJson,
  type DescMessage,
  type JsonValue,
  type Message,
  type Registry,
} from "@bufbuild/protobuf";

import { lenientJson, type RawBytes } from "./lenient-json.ts";

/** A message as JSON, with what had to be left as bytes in it, by the object that stands there; or why it cannot be shown as such. */
export type MessageJson =
  | {
      ok: true;
      value: JsonValue;
      raw: ReadonlyMap<object, RawBytes>;
      /** Why this is no ProtoJSON as a whole, but the nearest to it. */
      irregular: string | undefined;
    }
  | { ok: false; reason: string };

const none: ReadonlyMap<object, RawBytes> = new Map();

/** Above this a row does not write a message out before somebody opens it. Bytes. */
const largeMessage = 256 * 1024;

/** ProtoJSON of a message, with the names of the .proto file as in the form. Any messages are unpacked where the registry knows their type. */
export function messageJson(
  schema: DescMessage,
  message: Message,
  registry: Registry,
): MessageJson {
  try {
    const value = toJson(schema, message, { registry, useProtoFieldName: true });
    return { ok: true, value, raw: none, irregular: undefined };
  } catch (error) {
    // An Any of an unknown type, or a Timestamp out of range.
    return nearestJson(schema, message, registry, reasonOf(error));
  }
}

function nearestJson(
  schema: DescMessage,
  message: Message,
  registry: Registry,
  irregular: string,
): MessageJson {
  try {
    return { ok: true, ...lenientJson(schema, message, registry), irregular };
  } catch (error) {
    return { ok: false, reason: reasonOf(error) };
  }
}

function reasonOf(error: unknown): string {
  return error instanceof Error ? error.message : String(error);
}

/** A message in one line, for a row. */
export function compactJson(
  schema: DescMessage,
  message: Message,
  size: number,
  registry: Registry,
): string {
  if (size > largeMessage) return "{…} (large: open it to see it)";
  const json = messageJson(schema, message, registry);
  return json.ok
    ? JSON.stringify(json.value)
    : `${schema.typeName}, not shown as JSON: ${json.reason}`;
}

/** JSON over several lines, for the clipboard. */
export function prettyJson(value: JsonValue): string {
  return JSON.stringify(value, undefined, 2);
}
