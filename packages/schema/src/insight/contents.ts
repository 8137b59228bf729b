import type { DescMessage } from "@bufbuild/protobuf";
import type { FieldDraft, MessageDraft } from "../draft/draft.ts";
import { fieldBytes } from "../draft/draft-size.ts";
import { describeMessage, type FieldModel } from "../model/model.ts";
import { packedItems } from "./value-words.ts";
import { isPacked, readRecords, type WireRecord } from "./wire.ts";

/** A part of a field, and what it takes. */
export interface PartCost {
  /** `items 1`, `stock 1` as in the form, or a field of a message. */
  readonly name: string;
  readonly bytes: number;
}

/** What a field is made of. */
export interface Contents {
  readonly parts: readonly PartCost[];
  /** How many parts are not listed. */
  readonly more: number;
}

/** So many parts are listed. */
const limit = 12;

/** The items of a list, the entries of a map, or the fields of a message, each with its cost. */
export function contentsOf(
  draft: MessageDraft,
  model: FieldModel,
  records: readonly WireRecord[],
): Contents | undefined {
  const value = draft.fields.get(model.name);
  if (value?.kind === "list" || value?.kind === "map") {
    const all = value.kind === "list" ? value.items.length : value.entries.length;
    if (all === 0) return undefined;
    const parts = singles(value)
      .slice(0, limit)
      .map((single, index) => ({
        name: `${model.name} ${index + 1}`,
        bytes: singleCost(draft, model, single),
      }));
    return { parts, more: all - parts.length };
  }
  const [record] = records;
  const { control } = model;
  if (control.kind !== "message" || !record) return undefined;
  const parts = fieldsIn(record.value, control.desc, draft);
  return parts.length === 0
    ? undefined
    : { parts: parts.slice(0, limit), more: Math.max(0, parts.length - limit) };
}

/** Each item or entry, as a collection of one. */
function singles(value: FieldDraft): readonly FieldDraft[] {
  if (value.kind === "list") return value.items.map((item) => ({ ...value, items: [item] }));
  if (value.kind === "map") return value.entries.map((entry) => ({ ...value, entries: [entry] }));
  return [value];
}

/** What one item adds: in a packed list the tag and the length are everybody's. */
function singleCost(draft: MessageDraft, model: FieldModel, single: FieldDraft): number {
  const alone = { ...draft, fields: new Map([[model.name, single]]), unknown: [] };
  const { bytes } = fieldBytes(alone, model);
  if (!isPacked(model.desc)) return bytes.length;
  const [record] = readRecords(bytes);
  return record
    ? packedItems(model.desc, record.value).reduce((sum, { length }) => sum + length, 0)
    : 0;
}

/** The fields in the bytes of a message, by name, in the order of the wire. */
function fieldsIn(
  bytes: Uint8Array,
  desc: DescMessage,
  { registry }: MessageDraft,
): readonly PartCost[] {
  const names = new Map(
    [...describeMessage(desc, registry).fields.values()].map(({ number, name }) => [number, name]),
  );
  const costs = new Map<number, number>();
  for (const { number, size } of readRecords(bytes)) {
    costs.set(number, (costs.get(number) ?? 0) + size);
  }
  return [...costs].map(([number, size]) => ({
    name: names.get(number) ?? `field ${number}, not in the schema`,
    bytes: size,
  }));
}
