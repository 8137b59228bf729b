import type { DescField, DescMessage } from "@bufbuild/protobuf";
import type { ReflectMessage } from "@bufbuild/protobuf/reflect";
import { FeatureSet_FieldPresence } from "@bufbuild/protobuf/wkt";
import { nearest } from "../values/nearest.ts";

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

/** What is said of a message that lacks a required field; undefined of one that is whole. */
export function missingField(source: ReflectMessage): string | undefined {
  const missing = source.fields.find(
    (field) => field.presence === FeatureSet_FieldPresence.LEGACY_REQUIRED && !source.isSet(field),
  );
  return missing && `${source.desc.name} needs ${missing.name}, which is required. Fill it in.`;
}
