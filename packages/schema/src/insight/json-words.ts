import type { Control, FieldModel, ValueControl } from "../model/model.ts";
import { isLong } from "../values/scalars.ts";
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

/** `a number`, and what more there is to say of it. */
type Form = readonly [noun: string, more?: string];

function formOf(control: Control): string {
  switch (control.kind) {
    case "list": {
      const [noun, more = ""] = valueForm(control.item);
      return `An array, each item ${noun}. ${more}`.trim();
    }
    case "map": {
      const [noun, more = ""] = valueForm(control.value);
      const keys = control.key.kind === "string" ? "" : "Its keys are strings all the same.";
      return `An object, each value ${noun}. ${[keys, more].join(" ").trim()}`.trim();
    }
    default: {
      const [noun, more = ""] = valueForm(control);
      return `${noun.replace(/^./, (first) => first.toUpperCase())}. ${more}`.trim();
    }
  }
}

function valueForm(control: ValueControl): Form {
  switch (control.kind) {
    case "number":
      return numberForm(control.scalar);
    case "string":
      return ["a string"];
    case "bool":
      return ["`true` or `false`"];
    case "bytes":
      return ["a string with the bytes in Base64"];
    case "enum":
      return control.desc.typeName === "google.protobuf.NullValue"
        ? ["`null`, which is its only value"]
        : ["a string with the name of the enum value", "A reader takes the number too."];
    default:
      return messageForm(control);
  }
}

function numberForm(scalar: ScalarType): Form {
  if (isLong(scalar)) {
    return [
      `a string such as "9007199254740993"`,
      "JavaScript and others would round a number beyond 2^53, and protobuf does not. A reader takes a number all the same.",
    ];
  }
  return scalar === ScalarType.FLOAT || scalar === ScalarType.DOUBLE
    ? [`a number, or "NaN", "Infinity" or "-Infinity" as a string`]
    : ["a number"];
}

function messageForm(control: ValueControl & { readonly kind: "message" }): Form {
  const { desc, text, wraps } = control;
  if (wraps) {
    const [noun, more = ""] = valueForm(wraps);
    return [noun, `The bare value, without its wrapper. ${more}`.trim()];
  }
  if (control.isAny) return ["an object", "`@type` holds the URL of its type, beside its fields."];
  switch (text?.kind) {
    case "timestamp":
      return [`a string in RFC 3339, such as "2026-01-02T03:04:05Z"`];
    case "duration":
      return [`a string of seconds with an s, such as "1.5s"`];
    case "field-mask":
      return [`one string of paths in camel case, with commas between: "title,author.fullName"`];
    case "json":
      return [jsonForms[desc.name] ?? "any JSON", "Its numbers are doubles."];
    default:
      return desc.typeName === "google.protobuf.Empty" ? ["`{}`"] : ["an object of its fields"];
  }
}

const jsonForms: Readonly<Record<string, string>> = {
  Struct: "any object",
  ListValue: "any array",
  Value: "any JSON, `null` included",
};
