import {
  isMessage,
  type DescField,
  type DescMessage,
  type Message,
  type Registry,
} from "@bufbuild/protobuf";
import { reflect, type ReflectMessage } from "@bufbuild/protobuf/reflect";
import { BinaryReader, WireType } from "@bufbuild/protobuf/wire";
import { AnySchema, anyUnpack } from "@bufbuild/protobuf/wkt";

/**
 * A message in protobuf's text format, as .txtpb files have it
 * (protobuf.dev, "Text Format Language Specification"). An Any of a type that
 * the registry knows is expanded; fields that the schema does not have, and
 * extensions, stand under their numbers at the end.
 */
export function textFormat(schema: DescMessage, message: Message, registry: Registry): string {
  const lines = [`# proto-message: ${schema.typeName}`];
  const print = (part: ReflectMessage, indent: string) => {
    if (isMessage(part.message, AnySchema)) {
      const { typeUrl } = part.message;
      const desc = registry.getMessage(typeUrl.slice(typeUrl.lastIndexOf("/") + 1));
      const inner = desc && unpacked(part.message, desc);
      if (desc !== undefined && inner !== undefined) {
        block(`[${typeUrl}]`, reflect(desc, inner), indent);
        return;
      }
    }
    for (const field of part.fields) {
      if (part.isSet(field)) printField(part, field, indent);
    }
    for (const unknown of part.getUnknown() ?? []) lines.push(indent + unknownLine(unknown));
  };
  const block = (name: string, part: ReflectMessage, indent: string) => {
    lines.push(`${indent}${name} {`);
    print(part, `${indent}  `);
    lines.push(`${indent}}`);
  };
  const printItem = (name: string, field: DescField, item: unknown, indent: string) => {
    // What a field with a message type holds is one: reflection says so in its types, one kind of field at a time.
    if (field.message !== undefined) block(name, item as ReflectMessage, indent);
    else lines.push(`${indent}${name}: ${scalarText(field, item)}`);
  };
  const printField = (part: ReflectMessage, field: DescField, indent: string) => {
    const name = isGroup(field) ? (field.message?.name ?? field.name) : field.name;
    if (field.fieldKind === "list") {
      for (const item of part.get(field)) printItem(name, field, item, indent);
    } else if (field.fieldKind === "map") {
      for (const [key, item] of part.get(field)) {
        lines.push(`${indent}${name} {`);
        lines.push(`${indent}  key: ${typeof key === "string" ? quoted(key) : String(key)}`);
        printItem("value", field, item, `${indent}  `);
        lines.push(`${indent}}`);
      }
    } else {
      printItem(name, field, part.get(field), indent);
    }
  };
  print(reflect(schema, message), "");
  return lines.join("\n");
}

/** Groups of proto2 have the name of their type in text. */
function isGroup(field: DescField): boolean {
  return (
    "delimitedEncoding" in field &&
    field.delimitedEncoding &&
    field.message?.name.toLowerCase() === field.name
  );
}

function unpacked(any: Parameters<typeof anyUnpack>[0], desc: DescMessage): Message | undefined {
  try {
    return anyUnpack(any, desc);
  } catch {
    return undefined;
  }
}

function scalarText(field: DescField, value: unknown): string {
  if (field.enum !== undefined) return field.enum.value[Number(value)]?.name ?? String(value);
  if (typeof value === "string") return quoted(value);
  if (value instanceof Uint8Array) return quotedBytes(value);
  if (value === Number.POSITIVE_INFINITY) return "inf";
  if (value === Number.NEGATIVE_INFINITY) return "-inf";
  return Number.isNaN(value) ? "nan" : Object.is(value, -0) ? "-0" : String(value);
}

const escapes: Readonly<Record<string, string>> = {
  "\n": "\\n",
  "\r": "\\r",
  "\t": "\\t",
  '"': '\\"',
  "\\": "\\\\",
};

function octal(byte: number): string {
  return `\\${byte.toString(8).padStart(3, "0")}`;
}

function quoted(text: string): string {
  const body = text.replaceAll(
    // oxlint-disable-next-line no-control-regex -- they are what is to be escaped
    /[\u0000-\u001f"\\\u007f]/g,
    (character) => escapes[character] ?? octal(character.charCodeAt(0)),
  );
  return `"${body}"`;
}

function quotedBytes(bytes: Uint8Array): string {
  let body = "";
  for (const byte of bytes) {
    const character = String.fromCharCode(byte);
    body += escapes[character] ?? (byte >= 0x20 && byte < 0x7f ? character : octal(byte));
  }
  return `"${body}"`;
}

/** A field that has no name here: of the wire alone. */
function unknownLine({ no, wireType, data }: NonNullable<Message["$unknown"]>[number]): string {
  const reader = new BinaryReader(data);
  switch (wireType) {
    case WireType.Varint:
      return `${no}: ${reader.uint64()}`;
    case WireType.Bit32:
      return `${no}: 0x${reader.fixed32().toString(16).padStart(8, "0")}`;
    case WireType.Bit64:
      return `${no}: 0x${BigInt(reader.fixed64()).toString(16).padStart(16, "0")}`;
    case WireType.LengthDelimited:
      return `${no}: ${quotedBytes(reader.bytes())}`;
    default:
      return `# field ${no}: a group`;
  }
}
