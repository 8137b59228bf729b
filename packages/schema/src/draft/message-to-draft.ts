import { type DescField, type DescMessage, type Message, type Registry } from "@bufbuild/protobuf";
import { reflect, type ReflectMessage } from "@bufbuild/protobuf/reflect";
import { checkValue } from "./check-value.ts";
import { mayOpenAny, typeOfUrl, unpack, withinAny } from "../model/any-type.ts";
import type {
  AnyDraft,
  FieldDraft,
  ListDraft,
  MapDraft,
  MessageDraft,
  ValueDraft,
} from "./draft.ts";
import { fieldToMessage, isLeaf, isLeftEmpty, isLeftOut, isValue } from "./draft-to-message.ts";
import { readExtensions } from "../model/extensions.ts";
import {
  describeMessage,
  messageControl,
  type FieldModel,
  type ValueControl,
} from "../model/model.ts";
import { draftOfScalar } from "./new-value.ts";
import { same, sameItems, sameScalar, sameUnknown } from "./same.ts";
import type { ScalarValue } from "../values/scalars.ts";

/**
 * The draft of a message. The registry (that of `before`, unless one is given)
 * knows its extensions, and what is in an Any; without one they stay bytes.
 *
 * With `before`, what stood there and means the same stays as it was typed, and
 * so does what was not valid and is not in the message: editing the JSON beside
 * a form loses nothing that JSON cannot show.
 */
export function messageToDraft(
  desc: DescMessage,
  message: Message,
  options: {
    readonly before?: MessageDraft | undefined;
    readonly registry?: Registry | undefined;
  } = {},
): MessageDraft {
  const { before, registry = before?.registry } = options;
  return ofMessage(reflect(desc, message), registry, before);
}

function ofMessage(
  source: ReflectMessage,
  registry: Registry | undefined,
  before?: MessageDraft,
): MessageDraft {
  const { desc } = source;
  const fields = new Map<string, FieldDraft>();
  const chosen = new Map<string, string>();
  const extensions = readExtensions(desc, registry, source.getUnknown() ?? []);
  for (const model of describeMessage(desc, registry).fields.values()) {
    const holder = model.isExtension ? extensions.message : source;
    const old = before?.fields.get(model.name);
    const value =
      keepExtension(holder, model, before) ??
      (holder ? fieldOf(holder, model, old) : keepUnset(model, old));
    if (value !== undefined) fields.set(model.name, value);
    const oneof = model.desc.oneof;
    if (oneof && isChosen(source, model, before)) chosen.set(oneof.name, model.name);
  }
  // JSON does not show what no schema knows, so a message from JSON has not lost it.
  const unknown = extensions.rest.length > 0 ? extensions.rest : (before?.unknown ?? []);
  if (before && same(before.fields, fields) && same(before.chosen, chosen)) {
    if (before.registry === registry && sameUnknown(before.unknown, unknown)) return before;
  }
  return { kind: "message", desc, registry, fields, chosen, unknown };
}

function isChosen(source: ReflectMessage, model: FieldModel, before?: MessageDraft): boolean {
  const { oneof } = model.desc;
  if (!oneof) return false;
  const now = source.oneofCase(oneof);
  if (now) return now.name === model.name;
  const old = before?.fields.get(model.name);
  if (before?.chosen.get(oneof.name) !== model.name || old === undefined) return false;
  return isValue(model.control) && isLeftOut(model.control, old);
}

function fieldOf(
  source: ReflectMessage,
  model: FieldModel,
  old: FieldDraft | undefined,
): FieldDraft | undefined {
  const { desc, control } = model;
  if (desc.fieldKind === "list" && control.kind === "list") {
    return listOf([...source.get(desc)], control.item, old?.kind === "list" ? old : undefined);
  }
  if (desc.fieldKind === "map" && control.kind === "map") {
    const entries = [...source.get(desc)];
    return mapOf(entries, control.key, control.value, old?.kind === "map" ? old : undefined);
  }
  if (control.kind === "list" || control.kind === "map") return undefined;
  if (!source.isSet(desc)) return keepUnset(model, old);
  const value = source.get(desc as DescField & { fieldKind: "scalar" | "enum" | "message" });
  return valueOf(value, control, old);
}

/** What was typed in a field that the message has unset stays if it means unset, or nothing at all. */
function keepUnset(model: FieldModel, old: FieldDraft | undefined): FieldDraft | undefined {
  if (old === undefined || old.kind === "list" || old.kind === "map") return undefined;
  if (model.presence === "oneof" || isLeftEmpty(model, old)) return old;
  if (!isValue(model.control)) return undefined;
  if (isLeftOut(model.control, old)) return old;
  const means = isLeaf(old) ? checkValue(model.control, old) : undefined;
  return model.presence === "implicit" && means?.ok && sameScalar(means.value, model.default)
    ? old
    : undefined;
}

/** What is wrong in an extension keeps all of it out of the message; any other field loses that alone. */
function keepExtension(
  holder: ReflectMessage | undefined,
  model: FieldModel,
  before: MessageDraft | undefined,
): FieldDraft | undefined {
  const old = model.isExtension ? before?.fields.get(model.name) : undefined;
  if (!before || !old || holder?.isSet(model.desc)) return undefined;
  return fieldToMessage(before, model).issues.length > 0 ? old : undefined;
}

/** The draft of one value, as reflection holds it: an item of a list, a map's key or value. */
export function draftOfValue(value: unknown, control: ValueControl): ValueDraft {
  return valueOf(value, control, undefined);
}

function valueOf(
  value: unknown,
  control: ValueControl,
  old: FieldDraft | ValueDraft | undefined,
): ValueDraft {
  if (control.kind === "message") return ofMessageValue(value as ReflectMessage, control, old);
  const scalar = value as ScalarValue;
  if (old && isLeaf(old)) {
    const parsed = checkValue(control, old);
    if (parsed.ok && sameScalar(parsed.value, scalar)) return old;
  }
  return draftOfScalar(control, scalar);
}

/** As text, as what a wrapper holds, as an Any, or field by field: whichever shows all of it. */
function ofMessageValue(
  source: ReflectMessage,
  control: ValueControl & { readonly kind: "message" },
  old: FieldDraft | undefined,
): ValueDraft {
  const { message } = source;
  if (old?.kind === "text" && sameText(control, old.text, message)) return old;
  // Field by field stays field by field, once it has been opened so.
  if (old?.kind === "message" && old.desc === control.desc) {
    return ofMessage(source, control.registry, old);
  }
  const fieldByField = () => ofMessage(source, control.registry);
  if (source.getUnknown()?.length) return fieldByField();
  if (control.isAny) return ofAny(source, control, old?.kind === "any" ? old : undefined);
  if (control.wraps) {
    const [field] = source.fields;
    return field ? valueOf(source.get(field), control.wraps, old) : fieldByField();
  }
  const text = control.text?.format(message);
  return text === undefined ? fieldByField() : { kind: "text", text };
}

/** An Any by its type when the schema has it and the bytes are of it, else by its bytes. */
function ofAny(
  source: ReflectMessage,
  { registry }: ValueControl & { readonly kind: "message" },
  old: AnyDraft | undefined,
): AnyDraft {
  const [urlField, valueField] = source.fields;
  const named = urlField && source.get(urlField);
  const url = typeof named === "string" ? named : "";
  const bytes = valueField && source.get(valueField);
  const packed = bytes instanceof Uint8Array ? bytes : new Uint8Array();
  const type = typeOfUrl(url, registry);
  const inner = type && mayOpenAny() ? unpack(type, packed) : undefined;
  const before = old?.url === url && old.type === inner?.desc ? old.content : undefined;
  const content = inner
    ? withinAny(() => valueOf(inner, messageControl(inner.desc, registry), before))
    : valueOf(packed, { kind: "bytes" }, before);
  if (old && old.url === url && old.content === content) return old;
  return { kind: "any", url, type: inner?.desc, content, ...(old?.kept && { kept: old.kept }) };
}

function sameText(control: ValueControl, text: string, message: Message): boolean {
  if (control.kind !== "message" || !control.text) return false;
  const parsed = control.text.parse(text);
  const now = control.text.format(message);
  return parsed.ok && now !== undefined && control.text.format(parsed.value) === now;
}

/** Items that mean something take the new values in order; the others stay where they were. */
function listOf(
  values: readonly unknown[],
  control: ValueControl,
  old: ListDraft | undefined,
): ListDraft | undefined {
  if (values.length === 0 && !old) return undefined;
  const items: { id: number; value: ValueDraft }[] = [];
  let nextId = old?.nextId ?? 0;
  let at = 0;
  for (const item of old?.items ?? []) {
    if (isLeftOut(control, item.value)) {
      items.push(item);
    } else if (at < values.length) {
      const value = valueOf(values[at++], control, item.value);
      items.push(value === item.value ? item : { id: item.id, value });
    }
  }
  for (; at < values.length; at++) {
    items.push({ id: nextId++, value: valueOf(values[at], control, undefined) });
  }
  if (old && sameItems(items, old.items)) return old;
  return { kind: "list", items, nextId };
}

/** Rows are matched by key; rows that mean nothing stay, and so do those whose key stands twice. */
function mapOf(
  entries: readonly (readonly [unknown, unknown])[],
  keyControl: ValueControl,
  control: ValueControl,
  old: MapDraft | undefined,
): MapDraft | undefined {
  if (entries.length === 0 && !old) return undefined;
  const left = new Map(entries);
  const rows: MapDraft["entries"][number][] = [];
  const taken = new Set<unknown>();
  let nextId = old?.nextId ?? 0;
  for (const row of old?.entries ?? []) {
    const key = isLeaf(row.key) ? checkValue(keyControl, row.key) : undefined;
    if (key?.ok && left.has(key.value)) {
      taken.add(key.value);
      const value = valueOf(left.get(key.value), control, row.value);
      rows.push(value === row.value ? row : { ...row, value });
      left.delete(key.value);
    } else if (!key?.ok || taken.has(key.value) || isLeftOut(control, row.value)) {
      rows.push(row);
    }
  }
  for (const [key, value] of left) {
    rows.push({
      id: nextId++,
      key: draftOfScalar(keyControl, key as ScalarValue),
      value: valueOf(value, control, undefined),
    });
  }
  if (old && sameItems(rows, old.entries)) return old;
  return { kind: "map", entries: rows, nextId };
}
