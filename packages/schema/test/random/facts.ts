import { ScalarType, type DescField, type DescMessage } from "@bufbuild/protobuf";
import { scalarName } from "../../src/values/scalars.ts";
import type { RandomSchema } from "./schema.ts";

/** What of protobuf a schema uses, in words: for a test that nothing is left out. */
export function factsOf({ messages, registry }: RandomSchema): ReadonlySet<string> {
  const seen = new Set<string>();
  for (const message of messages) messageFacts(message, seen);
  for (const type of registry) {
    if (type.kind !== "extension" || type.file.proto.name.startsWith("google/")) continue;
    seen.add(`extension ${type.fieldKind}${type.parent ? " in a message" : ""}`);
  }
  return seen;
}

const presences = ["", "explicit", "implicit", "required"] as const;

function messageFacts(message: DescMessage, seen: Set<string>): void {
  seen.add(`edition ${message.file.edition}`);
  if (message.parent) seen.add("nested");
  if (message.fields.length === 0) seen.add("no fields");
  if (message.fields.length >= 200) seen.add("200 fields");
  for (const field of message.fields) fieldFacts(field, seen);
}

function fieldFacts(field: DescField, seen: Set<string>): void {
  const { fieldKind, number, name, proto } = field;
  const type =
    field.message?.typeName ?? (field.scalar === undefined ? "enum" : scalarName(field.scalar));
  seen.add(`${fieldKind === "map" ? "map value" : fieldKind} ${type}`);
  if (fieldKind === "map") seen.add(`map key ${scalarName(field.mapKey)}`);
  seen.add(`presence ${field.oneof ? "oneof" : presences[field.presence]}`);
  if (proto.defaultValue !== "") seen.add(`default ${type}`);
  if (field.enum) {
    const numbers = field.enum.values.map((value) => value.number);
    seen.add(`enum ${field.enum.open ? "open" : "closed"}`);
    if (new Set(numbers).size < numbers.length) seen.add("enum alias");
    if (numbers.some((value) => value < 0)) seen.add("enum negative");
  }
  if (fieldKind === "list" && field.listKind !== "message") {
    seen.add(field.packed ? "packed" : "expanded");
  }
  if (field.message && field.delimitedEncoding) {
    seen.add(fieldKind === "list" ? "delimited list" : "delimited");
  }
  if (field.scalar === ScalarType.STRING && !field.utf8Validation) seen.add("utf8 unchecked");
  if (field.deprecated) seen.add("deprecated");
  if (field.message === field.parent) seen.add("recursive");
  if (["custom", "a.b", "@type"].includes(field.jsonName)) seen.add("json_name of its own");
  // A tag is the number shifted by three bits, seven bits to the byte.
  seen.add(`tag of ${Math.ceil((Math.floor(Math.log2(number)) + 4) / 7)}`);
  seen.add(`number ${number}`);
  seen.add(`field ${name}`);
}
