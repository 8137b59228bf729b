import type { DescEnum, DescField, DescMessage, DescMethod, ScalarType } from "@bufbuild/protobuf";
import { scalarName } from "../values/scalars.ts";

/** A message's or enum's name without its package: `Outer.Inner`. */
export function shortName(desc: DescMessage | DescEnum): string {
  return desc.parent ? `${shortName(desc.parent)}.${desc.name}` : desc.name;
}

/** A field's type as a .proto file writes it: `int32`, `repeated Point`, `map<string, int32>`. */
export function typeLabel(field: DescField): string {
  switch (field.fieldKind) {
    case "list":
      return `repeated ${valueLabel(field)}`;
    case "map":
      return `map<${scalarName(field.mapKey)}, ${valueLabel(field)}>`;
    default:
      return valueLabel(field);
  }
}

function valueLabel(field: {
  readonly scalar: ScalarType | undefined;
  readonly enum: DescEnum | undefined;
  readonly message: DescMessage | undefined;
}): string {
  if (field.scalar !== undefined) return scalarName(field.scalar);
  const named = field.enum ?? field.message;
  return named ? shortName(named) : "unknown";
}

/** Both ends of a method as a .proto file writes them, `stream` included. */
export function methodLabels(method: DescMethod): {
  readonly input: string;
  readonly output: string;
} {
  const streamsIn =
    method.methodKind === "client_streaming" || method.methodKind === "bidi_streaming";
  const streamsOut =
    method.methodKind === "server_streaming" || method.methodKind === "bidi_streaming";
  return {
    input: `${streamsIn ? "stream " : ""}${shortName(method.input)}`,
    output: `${streamsOut ? "stream " : ""}${shortName(method.output)}`,
  };
}
