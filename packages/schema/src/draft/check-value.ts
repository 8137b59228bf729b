import type { DescEnum } from "@bufbuild/protobuf";
import { parseBytes } from "../values/bytes.ts";
import type { LeafDraft } from "./draft.ts";
import type { ValueControl } from "../model/model.ts";
import { accept, halfPair, quote, refuse, type Parsed } from "../values/parsed.ts";
import { parseNumber } from "../values/scalars.ts";
import type { Message } from "@bufbuild/protobuf";
import { create } from "@bufbuild/protobuf";
import { reflect } from "@bufbuild/protobuf/reflect";
import type { ScalarValue } from "../values/scalars.ts";

/**
 * What one leaf of a draft means: the value, or what is wrong with what was
 * typed. It depends on nothing else, so a field can show its own error.
 */
export function checkValue(control: ValueControl, draft: LeafDraft): Parsed<ScalarValue | Message> {
  if (control.kind === "message" && control.wraps)
    return checkWrapped(control, control.wraps, draft);
  if (draft.kind === "bool") return accept(draft.value);
  if (draft.kind === "file") return accept(draft.bytes);
  if (draft.kind === "bytes") return parseBytes(draft.text, draft.encoding);
  switch (control.kind) {
    case "number":
      return parseNumber(draft.text, control.scalar);
    case "enum":
      return parseEnum(draft.text, control.desc);
    case "message":
      return control.text ? control.text.parse(draft.text) : refuse("This is not a value.");
    default:
      return draft.text.isWellFormed() ? accept(draft.text) : refuse(halfPair);
  }
}

/** A value inside of its wrapper: google.protobuf.StringValue and its like. */
function checkWrapped(
  { desc }: ValueControl & { readonly kind: "message" },
  inner: ValueControl,
  draft: LeafDraft,
): Parsed<ScalarValue | Message> {
  const value = checkValue(inner, draft);
  const [field] = desc.fields;
  if (!value.ok || !field) return value;
  const message = create(desc);
  reflect(desc, message).set(field, value.value);
  return accept(message);
}

/**
 * An enum value's name or its number. An open enum takes any int32: a newer
 * server may know more values. A closed one (proto2) takes its own only.
 * https://protobuf.dev/programming-guides/enum/
 */
export function parseEnum(text: string, desc: DescEnum): Parsed<number> {
  const typed = text.trim();
  const named = desc.values.find(({ name }) => name === typed);
  if (named) return accept(named.number);
  const some = desc.values.slice(0, 4).map(({ name, number }) => `${name} (${number})`);
  const examples = some.join(", ") + (desc.values.length > some.length ? ", ..." : "");
  if (!/^[+-]?\d+$/.test(typed)) {
    return refuse(
      typed === ""
        ? `Type a value's name or number: ${examples}.`
        : `${quote(typed)} is not a value of ${desc.name}. Type a name or a number: ${examples}.`,
    );
  }
  const number = Number(typed);
  if (number > 2 ** 31 - 1 || number < -(2 ** 31)) {
    return refuse(`${quote(typed)} is out of range: an enum's number is an int32.`);
  }
  if (!desc.open && !desc.values.some((value) => value.number === number)) {
    return refuse(`${desc.name} is a closed enum and has no value ${number}. Use ${examples}.`);
  }
  return accept(number);
}
