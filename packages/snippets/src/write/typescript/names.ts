import type { EnumValue, ProtoFile, ProtoType } from "../value.ts";

// How protoc-gen-es names things (packages `protobuf` and `protoplugin` of protobuf-es).

/** The name of a field or a oneof: `user_id` → `userId`. */
export function propertyName(name: string): string {
  const camel = name.replace(/_+(\d*)([^\d_]?)/gu, (_, digits: string, next: string) =>
    digits === "" ? next.toUpperCase() : digits + next,
  );
  return safeProperty(camel);
}

/** The name of a client's method: `SayHello` → `sayHello`; `stream_state` stays. */
export function methodName(name: string): string {
  return safeProperty((name[0] ?? "").toLowerCase() + name.slice(1));
}

/** The value of an enum in its TypeScript enum: `COLOUR_RED` → `RED`. */
export function enumValueName({ name = "", sharedPrefix }: EnumValue): string {
  return safeProperty(name.slice(sharedPrefix.length));
}

/** The name of an enum, service or extension: what it is nested in is joined by `_`. */
export function typeName(type: ProtoType): string {
  return safeIdentifier(type.path.join("_"));
}

/** The name of what describes a message, and makes one with `create`. */
export function schemaName(type: ProtoType): string {
  return `${type.path.join("_")}Schema`;
}

const inRuntime = new Set(
  ["any", "api", "descriptor", "duration", "empty", "field_mask", "source_context", "struct"]
    .concat(["timestamp", "type", "wrappers", "compiler/plugin"])
    .map((name) => `google/protobuf/${name}.proto`),
);

/** Where the code of a file is imported from: below `gen`, or protobuf-es itself. */
export function modulePath(file: ProtoFile): string {
  if (inRuntime.has(file.path)) return "@bufbuild/protobuf/wkt";
  return `./gen/${file.path.replace(/\.proto$/u, "")}_pb.js`;
}

function safeProperty(name: string): string {
  return builtInProperties.has(name) ? `${name}$` : name;
}

function safeIdentifier(name: string): string {
  return reservedWords.has(name) ? `${name}$` : name;
}

const builtInProperties = new Set(["constructor", "toString", "toJSON", "valueOf"]);

const reservedWords = new Set(
  (
    "break case catch class const continue debugger default delete do else export extends " +
    "false finally for function if import in instanceof new null return super switch this " +
    "throw true try typeof var void while with yield enum implements interface let package " +
    "private protected public static Object bigint number boolean string object globalThis " +
    "Uint8Array Partial"
  ).split(" "),
);
