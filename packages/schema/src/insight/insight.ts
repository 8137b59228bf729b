import { fieldBytes } from "../draft/draft-size.ts";
import type { DraftPath, MessageDraft } from "../draft/draft.ts";
import type { FieldModel } from "../model/model.ts";
import { viewBytes, type ByteRole, type BytesView } from "./bytes-view.ts";
import { contentsOf, type Contents } from "./contents.ts";
import { enumFacts, type EnumFacts } from "./enum-facts.ts";
import { jsonFacts, type JsonFacts } from "./json-words.ts";
import { placeOf } from "./place.ts";
import { typeFacts, type TypeFacts } from "./type-facts.ts";
import { defaultText, unsetWords } from "./unset-words.ts";
import { endWords, isPackable, lengthWords, tagWords, valueWords } from "./value-words.ts";
import {
  isPacked,
  readRecords,
  tagBytes,
  wireTypeFacts,
  wireTypeOf,
  type WireTypeFacts,
} from "./wire.ts";

/** How some bytes of a field come about. */
export interface EncodingStep {
  readonly role: ByteRole;
  /** The first of them. */
  readonly bytes: Uint8Array;
  readonly size: number;
  /** Sentences; `backticks` mark what is code. */
  readonly words: readonly string[];
}

/** All that there is to know of a field of a draft, as it stands. */
export interface FieldInsight {
  readonly model: FieldModel;
  readonly wireType: WireTypeFacts;
  /** Of a list of numbers: whether it is packed. undefined for all else. */
  readonly packed: boolean | undefined;
  /** What it takes now, in bytes. */
  readonly size: number;
  /** Why it is not, or not all, in `size`: it is not valid as it stands. */
  readonly issue: string | undefined;
  /** The first bytes of the field. */
  readonly view: BytesView;
  /** The first tag, length and value, or the tag alone of a field that is not sent. */
  readonly steps: readonly EncodingStep[];
  readonly contents: Contents | undefined;
  /** What leaving it unset does. */
  readonly unset: string;
  readonly default: string | undefined;
  readonly json: JsonFacts;
  readonly enum: EnumFacts | undefined;
  /** The message type of the field, of its items, or of its map's values. */
  readonly message: TypeFacts | undefined;
}

/** So many bytes of a field are shown. */
const shownBytes = 32;
/** So many bytes of a step are shown. */
const stepBytes = 12;

/**
 * The insight into the field at a path; undefined when nothing is there any
 * more. It costs what encoding the field costs.
 */
export function insightOf(root: MessageDraft, path: DraftPath): FieldInsight | undefined {
  const place = placeOf(root, path);
  if (!place) return undefined;
  const { draft, model } = place;
  const { desc } = model;
  const { bytes, issue } = fieldBytes(draft, model);
  const records = readRecords(bytes);
  return {
    model,
    wireType: wireTypeFacts(wireTypeOf(desc)),
    packed: isPackable(desc) ? isPacked(desc) : undefined,
    size: bytes.length,
    issue,
    view: viewBytes(records, shownBytes),
    steps: stepsOf(model, records),
    contents: contentsOf(draft, model, records),
    unset: unsetWords(draft, model),
    default: defaultText(model),
    json: jsonFacts(model),
    enum: desc.enum && enumFacts(desc.enum),
    message: desc.message && typeFacts(desc.message),
  };
}

function stepsOf(
  { desc }: FieldModel,
  [record]: ReturnType<typeof readRecords>,
): readonly EncodingStep[] {
  if (!record) return [step("tag", tagBytes(desc.number, wireTypeOf(desc)), tagWords(desc))];
  const { tag, length, value, end } = record;
  return [
    step("tag", tag, tagWords(desc)),
    ...(length ? [step("length", length, lengthWords(record))] : []),
    step("value", value, ...valueWords(desc, record)),
    ...(end ? [step("end", end, endWords(desc))] : []),
  ];
}

function step(role: ByteRole, bytes: Uint8Array, ...words: readonly string[]): EncodingStep {
  return { role, bytes: bytes.subarray(0, stepBytes), size: bytes.length, words };
}
