import type { Layout } from "../layout.ts";
import type { MessageValue, SingleValue, Value } from "../value.ts";
import { numberLiteral, property, textLiteral, toBase64 } from "./literal.ts";

/**
 * A message as protobufjs takes it from `loadSync` with `keepCase`: a plain
 * object with the names of the .proto, 64 bits and enums as text.
 */
export function plainMessage(message: MessageValue): Layout {
  // These few are built into protobufjs, in which their fields are in camel case.
  const isBuiltIn = message.type.file.path === "google/protobuf/struct.proto";
  const items = message.fields.map(({ name, jsonName, value }) =>
    property(isBuiltIn ? jsonName : name, plainValue(value)),
  );
  return { open: "{", close: "}", pad: " ", items };
}

function plainValue(value: Value): Layout {
  switch (value.kind) {
    case "list": {
      const items = value.items.map((item) => ({ before: "", value: single(item) }));
      return { open: "[", close: "]", pad: "", items };
    }
    case "map": {
      const items = value.entries.map(([key, item]) => property(String(key.value), single(item)));
      return { open: "{", close: "}", pad: " ", items };
    }
    default:
      return single(value);
  }
}

function single(value: SingleValue): Layout {
  switch (value.kind) {
    case "message":
      return plainMessage(value);
    case "bool":
      return String(value.value);
    case "int":
      return value.type.endsWith("64") ? `"${value.value}"` : String(value.value);
    case "float":
      return numberLiteral(value.value, value.type);
    case "string":
      return textLiteral(value.value);
    case "bytes":
      return value.value.length === 0
        ? "Buffer.alloc(0)"
        : `Buffer.from("${toBase64(value.value)}", "base64")`;
    default:
      return value.name === undefined ? String(value.number) : textLiteral(value.name);
  }
}
