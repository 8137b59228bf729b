import type { DescField, Message } from "@bufbuild/protobuf";
import { create, toBinary } from "@bufbuild/protobuf";
import { reflect, type ReflectMessage } from "@bufbuild/protobuf/reflect";
import { checkValue } from "./check-value.ts";
import type {
  AnyDraft,
  DraftPath,
  FieldDraft,
  LeafDraft,
  MapDraft,
  MessageDraft,
  ValueDraft,
} from "./draft.ts";
import { newExtensions, writeExtensions } from "../model/extensions.ts";
import {
  describeMessage,
  messageControl,
  type Control,
  type FieldModel,
  type ValueControl,
} from "../model/model.ts";
import { halfPair, quote } from "../values/parsed.ts";
import type { ScalarValue } from "../values/scalars.ts";

/** Something in a draft that cannot be sent as it is. */
export interface DraftIssue {
  readonly path: DraftPath;
  /** The path as people read it, such as `request[1].name`. */
  readonly at: string;
  readonly message: string;
}

/** A message and what of the draft is not in it. */
export interface Drafted {
  readonly message: Message;
  readonly issues: readonly DraftIssue[];
}

/** Makes the message that a draft describes. What is not valid is left unset, and is an issue. */
export function draftToMessage(draft: MessageDraft): Drafted {
  const issues: DraftIssue[] = [];
  const message = makeMessage(draft, { path: [], at: "", issues });
  return { message, issues };
}

/** The message of one field alone: what it is without its fellows, and what is wrong with it. */
export function fieldToMessage(draft: MessageDraft, model: FieldModel): Drafted {
  const issues: DraftIssue[] = [];
  const alone = { ...draft, unknown: [] };
  const message = makeMessage(alone, { path: [], at: "", issues }, [model]);
  return { message, issues };
}

interface Place {
  readonly path: DraftPath;
  readonly at: string;
  readonly issues: DraftIssue[];
}

/** Longer paths are refused: the call stack has an end, and readers end at 100 messages. */
const longestPath = 1000;

function makeMessage(
  draft: MessageDraft,
  place: Place,
  models: Iterable<FieldModel> = describeMessage(draft.desc, draft.registry).fields.values(),
): Message {
  const message = create(draft.desc);
  if (place.path.length > longestPath) {
    note(place, "This is nested too deep to be sent. Unset a message further up.");
    return message;
  }
  const target = reflect(draft.desc, message);
  const extensions = newExtensions(draft.desc, draft.registry);
  for (const model of models) {
    const here: Place = {
      path: [...place.path, model.name],
      at: place.at ? `${place.at}.${model.name}` : model.name,
      issues: place.issues,
    };
    const value = draft.fields.get(model.name);
    const oneof = model.desc.oneof?.name;
    if (oneof !== undefined && draft.chosen.get(oneof) !== model.name) continue;
    if (value !== undefined && !isLeftEmpty(model, value)) {
      const holder = model.isExtension ? extensions : target;
      const before = place.issues.length;
      if (holder) setField(holder, model.desc, model.control, value, here);
      // An extension is packed into bytes, and what lacks a required field cannot be.
      if (model.isExtension && place.issues.length > before) extensions?.clear(model.desc);
    } else if (model.presence === "required") {
      note(here, `${model.name} is required: a message without it is refused. Fill it in.`);
    }
  }
  const unknown = [...(extensions ? writeExtensions(extensions) : []), ...draft.unknown];
  if (unknown.length > 0) target.setUnknown(unknown);
  return message;
}

/** A number field with nothing in it is unset, and so is a well-known type without text. */
export function isLeftEmpty(model: FieldModel, value: FieldDraft): boolean {
  const { control, presence } = model;
  if (value.kind !== "text" || value.text.trim() !== "" || presence === "oneof") return false;
  return control.kind !== "list" && control.kind !== "map" && emptyIsUnset(control);
}

/** Whether an empty text box means "unset" and not a value: there is an empty string, but no empty number. */
export function emptyIsUnset(control: ValueControl): boolean {
  switch (control.kind) {
    case "number":
    case "enum":
      return true;
    case "message":
      if (control.wraps) return emptyIsUnset(control.wraps);
      return control.text !== undefined && control.text.kind !== "field-mask";
    default:
      return false;
  }
}

function setField(
  target: ReflectMessage,
  field: DescField,
  control: Control,
  draft: FieldDraft,
  place: Place,
): void {
  if (field.fieldKind === "list" && control.kind === "list" && draft.kind === "list") {
    const list = target.get(field);
    for (const [index, item] of draft.items.entries()) {
      const here = { ...place, path: [...place.path, item.id], at: `${place.at}[${index}]` };
      const value = makeValue(control.item, item.value, here);
      if (value !== undefined) list.add(value);
    }
  } else if (field.fieldKind === "map" && control.kind === "map" && draft.kind === "map") {
    const map = target.get(field);
    const twice = duplicateKeys(control.key, draft);
    for (const [index, entry] of draft.entries.entries()) {
      const path = [...place.path, entry.id];
      const keyPlace = { ...place, path: [...path, "key"], at: `${place.at}[${index}].key` };
      const key = makeValue(control.key, entry.key, keyPlace);
      if (twice.has(entry.id)) note(keyPlace, duplicateKey);
      const valuePlace = { ...place, path: [...path, "value"], at: `${place.at}[${index}].value` };
      const value = makeValue(control.value, entry.value, valuePlace);
      if (key !== undefined && value !== undefined && !twice.has(entry.id)) map.set(key, value);
    }
  } else if (isValue(control) && draft.kind !== "list" && draft.kind !== "map") {
    const value = makeValue(control, draft, place);
    if (value !== undefined) target.set(field, value);
  }
}

/** What is said of a map key that an earlier row has already. */
export const duplicateKey =
  "An earlier row has this key already, and a map holds a key once. Change it, or remove the row.";

/** The ids of the rows whose key an earlier row has. */
export function duplicateKeys(control: ValueControl, draft: MapDraft): ReadonlySet<number> {
  const seen = new Set<unknown>();
  const twice = new Set<number>();
  for (const { id, key } of draft.entries) {
    if (key.kind === "message" || key.kind === "any") continue;
    const parsed = checkValue(control, key);
    if (!parsed.ok) continue;
    if (seen.has(parsed.value)) twice.add(id);
    seen.add(parsed.value);
  }
  return twice;
}

export function isValue(control: Control): control is ValueControl {
  return control.kind !== "list" && control.kind !== "map";
}

/** Whether a draft is typed or chosen as one value. */
export function isLeaf(draft: FieldDraft): draft is LeafDraft {
  return ["text", "bool", "bytes", "file"].includes(draft.kind);
}

/** Whether a value is not in the message: a leaf that is not valid, or an Any with something of the kind in it. */
export function isLeftOut(control: ValueControl, draft: FieldDraft): boolean {
  if (draft.kind === "message" || draft.kind === "list" || draft.kind === "map") return false;
  return makeValue(control, draft, { path: [], at: "", issues: [] }) === undefined;
}

/** A value as reflection takes it; undefined when it is an issue. */
function makeValue(
  control: ValueControl,
  draft: ValueDraft,
  place: Place,
): ScalarValue | ReflectMessage | undefined {
  if (draft.kind === "message") return reflect(draft.desc, makeMessage(draft, place));
  if (draft.kind === "any") return makeAny(control, draft, place);
  const parsed = checkValue(control, draft);
  if (!parsed.ok) {
    note(place, parsed.message);
    return undefined;
  }
  const { value } = parsed;
  return isMessageValue(value) ? reflectAs(control, value) : value;
}

/** A google.protobuf.Any of what its draft holds, packed into bytes. */
function makeAny(
  control: ValueControl,
  { url, type, content }: AnyDraft,
  place: Place,
): ReflectMessage | undefined {
  if (control.kind !== "message") return undefined;
  if (!type && url !== "" && !url.includes("/")) {
    note(place, noSuchType(url));
    return undefined;
  }
  if (!url.isWellFormed()) {
    note(place, halfPair);
    return undefined;
  }
  const here = { ...place, path: [...place.path, "content"] };
  const before = place.issues.length;
  const inner = type ? messageControl(type, control.registry) : { kind: "bytes" as const };
  const value = makeValue(inner, content, here);
  const [urlField, valueField] = control.desc.fields;
  if (value === undefined || !urlField || !valueField) return undefined;
  // A message that lacks a required field cannot be packed.
  if (place.issues.length > before) return undefined;
  const any = reflect(control.desc);
  any.set(urlField, url);
  any.set(valueField, isPacked(value) ? toBinary(value.desc, value.message) : value);
  return any;
}

/** What is said of the type of an Any that is neither a type of the schema nor a URL. */
export function noSuchType(name: string): string {
  return `This schema has no message ${quote(name)}. Choose one; or type a URL with a slash, and its bytes.`;
}

function isPacked(value: ScalarValue | ReflectMessage): value is ReflectMessage {
  return typeof value === "object" && !(value instanceof Uint8Array);
}

function isMessageValue(value: ScalarValue | Message): value is Message {
  return typeof value === "object" && "$typeName" in value;
}

function reflectAs(control: ValueControl, message: Message): ReflectMessage | undefined {
  return control.kind === "message" ? reflect(control.desc, message) : undefined;
}

function note(place: Place, message: string): void {
  place.issues.push({ path: place.path, at: place.at, message });
}
