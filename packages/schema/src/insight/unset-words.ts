import { formatBytes } from "../values/bytes.ts";
import { fieldBytes } from "../draft/draft-size.ts";
import type { MessageDraft } from "../draft/draft.ts";
import type { FieldModel } from "../model/model.ts";
import { newField } from "../draft/new-value.ts";
import { formatNumber } from "../values/scalars.ts";
import { count } from "./count.ts";

/** The value that an unset field reads as, as text: `0`, `""`, `COLOUR_RED`; undefined for messages, lists and maps. */
export function defaultText({ control, default: value }: FieldModel): string | undefined {
  if (value === undefined) return undefined;
  if (value instanceof Uint8Array) {
    return value.length === 0 ? "no bytes" : (formatBytes(value, "hex") ?? "");
  }
  if (control.kind === "enum") {
    return control.values.find(({ number }) => number === value)?.name ?? String(value);
  }
  if (typeof value === "string") return JSON.stringify(value);
  const isNumber = control.kind === "number" && typeof value !== "boolean";
  return isNumber ? formatNumber(value, control.scalar) : String(value);
}

/**
 * What leaving a field unset does, and what tells it from one that holds its
 * default. https://protobuf.dev/programming-guides/field_presence/
 */
export function unsetWords(draft: MessageDraft, model: FieldModel): string {
  const { control, presence, desc } = model;
  const text = defaultText(model) ?? "";
  const zero = text === "no bytes" ? text : `\`${text}\``;
  const isMessage = control.kind === "message";
  const cost = () => count(defaultCost(draft, model), "byte", "bytes");
  switch (presence) {
    case "collection":
      return control.kind === "map"
        ? "Without entries it takes no bytes. A map has no presence: empty and unset are the same."
        : "Without items it takes no bytes. A list has no presence: empty and unset are the same.";
    case "implicit":
      return `Unset and ${zero} are the same: neither is sent, and either reads as ${zero}. Make the field \`optional\` to tell them apart.`;
    case "required":
      return `A message without it is not valid: whoever reads it refuses all of it${isMessage ? "" : `, although the default is ${zero}`}. This is why proto3 has no required fields.`;
    case "oneof":
      return `One field of the oneof \`${desc.oneof?.name}\` is set, or none. Choosing this one clears the others, and it is sent ${isMessage ? "even when it is empty" : `even when it holds ${zero}`}: ${cost()}.`;
    default:
      return isMessage
        ? `Unset takes no bytes, and the receiver can tell. Set with nothing in it, it is there: ${cost()}.`
        : `Unset takes no bytes and reads as ${zero}, and the receiver can tell it from a ${zero} that was set, which is sent: ${cost()}.`;
  }
}

/** What the field costs when it is set to its default. */
function defaultCost(draft: MessageDraft, model: FieldModel): number {
  const { name, desc, control } = model;
  const fields = new Map([[name, newField(control, model.default)]]);
  const chosen = new Map(desc.oneof ? [[desc.oneof.name, name]] : []);
  return fieldBytes({ ...draft, fields, chosen, unknown: [] }, model).bytes.length;
}
