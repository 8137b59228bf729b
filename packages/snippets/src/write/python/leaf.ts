import type { EnumValue, MessageValue, ProtoType, SingleValue } from "../value.ts";
import { pythonAttribute, pythonBytes, pythonFloat, pythonString } from "./literal.ts";
import type { Modules } from "./modules.ts";

/** A value that holds no others. */
export function pythonLeaf(value: Exclude<SingleValue, MessageValue>, modules: Modules): string {
  switch (value.kind) {
    case "bool":
      return value.value ? "True" : "False";
    case "int":
      return String(value.value);
    case "float":
      return pythonFloat(value.value, value.type === "float");
    case "string":
      return pythonString(value.value);
    case "bytes":
      return pythonBytes(value.value);
    default:
      return enumValue(value, modules);
  }
}

/** A class, an enum or an extension by its module and the names that lead to it. */
export function pythonType({ file, path }: ProtoType, modules: Modules): string {
  return path.reduce(pythonAttribute, modules.messages(file));
}

/** What an enum's wrapper has besides its values. */
const ofWrapper = new Set(["Name", "Value", "keys", "values", "items", "DESCRIPTOR"]);

function enumValue({ type, name, number }: EnumValue, modules: Modules): string {
  if (name === undefined) return String(number);
  const owner = pythonType(type, modules);
  if (ofWrapper.has(name)) return `${owner}.Value(${pythonString(name)})`;
  return pythonAttribute(owner, name);
}
