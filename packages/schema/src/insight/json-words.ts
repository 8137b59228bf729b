import type { Control, FieldModel, ValueControl } from "../model.ts";
import { isLong } from "../scalars.ts";
import { ScalarType } from "@bufbuild/protobuf";

/** How a field stands in ProtoJSON. */
export interface JsonFacts {
  /** What ProtoJSON calls it. */
  readonly name: string;
  /** The proto field name, where it differs: every reader takes it as well. */
  readonly alias: string | undefined;
  /** What its value looks like, in a sentence. */
  readonly form: string;
}

/**
 * The JSON of a field. People meet 64-bit integers as strings there and wonder
 * (Kong/insomnia#5828), so it says why. https://protobuf.dev/programming-guides/json/
 */
export function jsonFacts({ desc, name, control, isExtension }: FieldModel): JsonFacts {
  const jsonName = isExtension ? name : desc.jsonName;
  return {
    name: jsonName,
    alias: jsonName === name ? undefined : name,
    form: formOf(control),
  };
}

function formOf(control: Control): string {
  switch (control.kind) {
    case "list":
      return `An array. ${valueForm(control.item)}`;
    case "map": {
      const isText = control.key.kind === "string";
      return `An object${isText ? "" : ", whose keys are strings all the same"}. ${valueForm(control.value)}`;
    }
    default:
      return valueForm(control);
  }
}

function valueForm(control: ValueControl): string {
  switch (control.kind) {
    case "number":
      return numberForm(control.scalar);
    case "string":
      return "A string.";
    case "bool":
      return "`true` or `false`.";
    case "bytes":
      return "A string with the bytes in Base64.";
    case "enum":
      return control.desc.typeName === "google.protobuf.NullValue"
        ? "`null`, which is its only value."
        : "A string with the value's name. A reader takes the number too.";
    default:
      return messageForm(control);
  }
}

function numberForm(scalar: ScalarType): string {
  if (isLong(scalar)) {
    return `A string such as "9007199254740993", since a number would be rounded beyond 2^53 by JavaScript and others. A reader takes a number too.`;
  }
  return scalar === ScalarType.FLOAT || scalar === ScalarType.DOUBLE
    ? `A number, or "NaN", "Infinity" or "-Infinity" as a string.`
    : "A number.";
}

function messageForm(control: ValueControl & { readonly kind: "message" }): string {
  const { desc, text, wraps } = control;
  if (wraps) return `The bare value, without the wrapper. ${valueForm(wraps)}`;
  if (control.isAny)
    return "An object: `@type` holds the URL of the type, beside the fields of it.";
  switch (text?.kind) {
    case "timestamp":
      return `A string in RFC 3339, such as "2026-01-02T03:04:05Z".`;
    case "duration":
      return `A string of seconds with an s, such as "1.5s".`;
    case "field-mask":
      return `One string of paths in camel case, with commas between, such as "title,author.fullName".`;
    case "json":
      return jsonForms[desc.name] ?? "Any JSON.";
    default:
      return desc.typeName === "google.protobuf.Empty" ? "`{}`." : "An object of its fields.";
  }
}

const jsonForms: Readonly<Record<string, string>> = {
  Struct: "Any object. Its numbers are doubles.",
  ListValue: "Any array. Its numbers are doubles.",
  Value: "Any JSON, `null` included. Its numbers are doubles.",
};
