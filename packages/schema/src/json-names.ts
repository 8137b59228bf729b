import type { DescField, DescMessage } from "@bufbuild/protobuf";
import { nearest } from "./nearest.ts";

/** In proto2 one field's JSON name may be another's name: the name, which we write, comes first. */
export function named(fields: readonly DescField[], key: string): DescField | undefined {
  return fields.find(({ name }) => name === key) ?? fields.find(({ jsonName }) => jsonName === key);
}

/** null means unset, but for the two types that can hold it. */
export function takesNull(field: DescField): boolean {
  return (
    (field.fieldKind === "message" && field.message.typeName === "google.protobuf.Value") ||
    (field.fieldKind === "enum" && field.enum.typeName === "google.protobuf.NullValue")
  );
}

/** What is said of a key that no field has. */
export function unknownField(desc: DescMessage, key: string): string {
  const names = desc.fields.map(({ name }) => name);
  const guess = nearest(key, names);
  const hint = guess
    ? ` Did you mean "${guess}"?`
    : names.length === 0
      ? " It has no fields."
      : ` It has ${names.slice(0, 8).join(", ")}${names.length > 8 ? ", ..." : ""}.`;
  return `${desc.name} has no field "${key}".${hint}`;
}
