import type { Layout, LayoutItem } from "../layout.ts";
import { printLayout } from "../layout.ts";
import type { FieldValue, IntValue, MessageValue, SingleValue, Value } from "../value.ts";
import type { Imports } from "./imports.ts";
import { numberLiteral, property, style, textLiteral, toBase64 } from "./literal.ts";
import { enumValueName, modulePath, propertyName, schemaName, typeName } from "./names.ts";
import { structLiteral } from "./struct.ts";
import { unwrapped, wrapperTypes } from "./wrappers.ts";

/** Writes messages as protobuf-es makes them. */
export interface EsMessages {
  /** An expression that makes a message: `create(HelloRequestSchema, { … })`. */
  create(message: MessageValue): Layout;
  /** Statements that have to come before what `create` gave: messages with extensions. */
  readonly statements: readonly string[];
}

/** @param imports Is told what the expressions need. */
export function createEsMessages(imports: Imports): EsMessages {
  const statements: string[] = [];
  const runtime = (name: string) => imports.use("@bufbuild/protobuf", name);
  const schema = ({ type }: MessageValue) => imports.use(modulePath(type.file), schemaName(type));

  function create(message: MessageValue): Layout {
    const packed = anyPack(message);
    if (packed !== undefined) return packed;
    const extensions = message.fields.filter(({ extension }) => extension !== undefined);
    const items = fields(message);
    const open = `${runtime("create")}(${schema(message)}`;
    const made: Layout =
      items.length === 0 ? `${open})` : { open: `${open}, {`, close: "})", pad: " ", items };
    return extensions.length === 0 ? made : extended(made, extensions);
  }

  /** Extensions are no properties: they are set on a message that is there. */
  function extended(made: Layout, extensions: readonly FieldValue[]): string {
    const calls = extensions.map(({ extension, value }) => ({
      name:
        extension === undefined ? "" : imports.use(modulePath(extension.file), typeName(extension)),
      value: extensionValue(value),
    }));
    const name = `extended${statements.length + 1}`;
    const first = `const ${name} = `;
    const lines = [`${first}${printLayout(made, style, 0, first.length)};`];
    for (const call of calls) {
      const begin = `${runtime("setExtension")}(${name}, ${call.name}, `;
      lines.push(`${begin}${printLayout(call.value, style, 0, begin.length)});`);
    }
    statements.push(lines.join("\n"));
    return name;
  }

  /** The value of an extension: there a message has to be made, since no field says which. */
  function extensionValue(value: Value): Layout {
    if (value.kind === "message") return fieldMessage(value, false, create);
    if (value.kind !== "list") return fieldValue(value, false);
    const items = value.items.map((item) => ({
      before: "",
      value: item.kind === "message" ? create(item) : single(item),
    }));
    return { open: "[", close: "]", pad: "", items };
  }

  /** A message of a type that the place where it stands tells. */
  function inner(message: MessageValue): Layout {
    if (message.fields.some(({ extension }) => extension !== undefined)) return create(message);
    const packed = anyPack(message);
    return packed ?? { open: "{", close: "}", pad: " ", items: fields(message) };
  }

  function anyPack({ packed, fields: [url] }: MessageValue): Layout | undefined {
    if (packed === undefined) return undefined;
    const standard = `type.googleapis.com/${packed.type.fullName}`;
    if (url?.value.kind !== "string" || url.value.value !== standard) return undefined;
    const name = imports.use("@bufbuild/protobuf/wkt", "anyPack");
    const items = [schema(packed), create(packed)].map((value) => ({ before: "", value }));
    return { open: `${name}(`, close: ")", pad: "", items };
  }

  function fields(message: MessageValue): LayoutItem[] {
    const inValue = message.type.fullName === "google.protobuf.Value";
    return message.fields
      .filter(({ extension }) => extension === undefined)
      .map(({ name, oneof, value }) => {
        const local = propertyName(name);
        if (oneof === undefined) return property(local, fieldValue(value, false));
        const inside = fieldValue(value, true, inValue);
        const items = [property("case", textLiteral(local)), property("value", inside)];
        return property(propertyName(oneof), { open: "{", close: "}", pad: " ", items });
      });
  }

  function fieldValue(value: Value, inOneof: boolean, inValue = false): Layout {
    switch (value.kind) {
      case "message":
        return inValue ? inner(value) : fieldMessage(value, inOneof, inner);
      case "list": {
        const items = value.items.map((item) => ({ before: "", value: element(item) }));
        return { open: "[", close: "]", pad: "", items };
      }
      case "map": {
        const items = value.entries.map(([key, item]) =>
          property(String(key.value), element(item)),
        );
        return { open: "{", close: "}", pad: " ", items };
      }
      default:
        return single(value);
    }
  }

  function element(value: SingleValue): Layout {
    if (value.kind !== "message") return single(value);
    return value.type.fullName === "google.protobuf.Struct" ? structLiteral(value) : inner(value);
  }

  /** Wrappers and Structs have a shape of their own in a field. */
  function fieldMessage(
    value: MessageValue,
    inOneof: boolean,
    other: (message: MessageValue) => Layout,
  ): Layout {
    if (value.type.fullName === "google.protobuf.Struct") return structLiteral(value);
    if (inOneof || !wrapperTypes.has(value.type.fullName)) return other(value);
    return single(unwrapped(value));
  }

  function single(value: Exclude<SingleValue, MessageValue>): string {
    switch (value.kind) {
      case "bool":
        return String(value.value);
      case "int":
        return intLiteral(value);
      case "float":
        return numberLiteral(value.value, value.type);
      case "string":
        return textLiteral(value.value);
      case "bytes":
        return bytesLiteral(value.value);
      default: {
        const type = imports.use(modulePath(value.type.file), typeName(value.type));
        return value.name === undefined
          ? `${value.number} as ${type}`
          : `${type}.${enumValueName(value)}`;
      }
    }
  }

  function bytesLiteral(bytes: Uint8Array): string {
    if (bytes.length === 0) return "new Uint8Array()";
    if (bytes.length <= 8) {
      const list = Array.from(bytes, (byte) => `0x${byte.toString(16).padStart(2, "0")}`);
      return `new Uint8Array([${list.join(", ")}])`;
    }
    return `${imports.use("@bufbuild/protobuf/wire", "base64Decode")}("${toBase64(bytes)}")`;
  }

  return { create, statements };
}

/** 64 bits are a bigint, or a text where the .proto asks for that. */
function intLiteral({ type, value, jsText }: IntValue): string {
  if (!type.endsWith("64")) return String(value);
  return jsText === true ? `"${value}"` : `${value}n`;
}
