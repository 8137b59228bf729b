import {
  toJson,
  type DescMessage,
  type JsonValue,
  type Message,
  type Registry,
} from "@bufbuild/protobuf";

/** A message as JSON, or why it cannot be shown as such. */
export type MessageJson = { ok: true; value: JsonValue } | { ok: false; reason: string };

/** Above this a row does not write a message out before somebody opens it. Bytes. */
const largeMessage = 256 * 1024;

/** ProtoJSON of a message, with the names of the .proto file as in the form. Any messages are unpacked where the registry knows their type. */
export function messageJson(
  schema: DescMessage,
  message: Message,
  registry: Registry,
): MessageJson {
  try {
    return { ok: true, value: toJson(schema, message, { registry, useProtoFieldName: true }) };
  } catch (error) {
    // An Any of an unknown type, or a Timestamp out of range.
    return { ok: false, reason: error instanceof Error ? error.message : String(error) };
  }
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
