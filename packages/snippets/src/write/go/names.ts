import type { EnumValue, ProtoType } from "../value.ts";

// How protoc-gen-go names things (google.golang.org/protobuf, internal/strs and compiler/protogen).

/** `user_id` → `UserId`, `Item.Part` → `Item_Part`. */
export function goCamelCase(name: string): string {
  let out = "";
  for (let index = 0; index < name.length; index += 1) {
    const char = name.charAt(index);
    const next = name.charAt(index + 1);
    if (char === "." && isLower(next)) continue;
    if (char === ".") out += "_";
    else if (char === "_" && (index === 0 || name.charAt(index - 1) === ".")) out += "X";
    else if (char === "_" && isLower(next)) continue;
    else if (/\d/u.test(char)) out += char;
    else {
      out += char.toUpperCase();
      while (isLower(name.charAt(index + 1))) {
        index += 1;
        out += name.charAt(index);
      }
    }
  }
  return out;
}

/** A field of a struct; what every message has as a method gets a line behind it. */
export function goFieldName(name: string): string {
  const camel = goCamelCase(name);
  return methods.has(camel) ? `${camel}_` : camel;
}

/** A message, enum or service in its package. */
export function goTypeName({ path }: ProtoType): string {
  return goCamelCase(path.join("."));
}

/** The constant of an enum's value, named after what the enum is in, or else after the enum. */
export function goEnumValueName({ type, name = "" }: EnumValue): string {
  const outer = type.path.length > 1 ? type.path.slice(0, -1) : type.path;
  return `${goCamelCase(outer.join("."))}_${name}`;
}

/** The variable of an extension. */
export function goExtensionName({ path }: ProtoType): string {
  const outer = path.slice(0, -1);
  const prefix = outer.length === 0 ? "" : `${goCamelCase(outer.join("."))}_`;
  return `E_${prefix}${goCamelCase(path.at(-1) ?? "")}`;
}

function isLower(char: string): boolean {
  return char >= "a" && char <= "z";
}

const methods = new Set(
  "Reset String ProtoMessage Marshal Unmarshal ExtensionRangeArray ExtensionMap Descriptor".split(
    " ",
  ),
);
