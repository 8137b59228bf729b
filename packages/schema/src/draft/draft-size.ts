import { toBinary, type DescField, type DescMessage } from "@bufbuild/protobuf";
import { fieldToMessage } from "./draft-to-message.ts";
import type { FieldDraft, MessageDraft } from "./draft.ts";
import { describeMessage, type FieldModel } from "../model/model.ts";

/** What a draft takes on the wire as it stands. */
export interface DraftSize {
  /** Of the message, without the five bytes of gRPC's envelope. What is not valid yet counts nothing. */
  readonly bytes: number;
  /** Whether all of the draft is in it: nothing is invalid, and nothing required is missing. */
  readonly isWhole: boolean;
}

/** What one field takes: its tags and lengths included. */
export interface FieldBytes {
  /** In the order of the wire; empty when the field is not sent. */
  readonly bytes: Uint8Array<ArrayBuffer>;
  /** What is wrong with it, in a sentence; undefined when it can be sent. */
  readonly issue: string | undefined;
}

const nothing = new Uint8Array();
const unsent: FieldBytes = { bytes: nothing, issue: undefined };

/**
 * The bytes of one field of a draft, as protobuf-es writes them when it is the
 * only one. A message is its fields' bytes one after another, so that the costs
 * of all fields add up to the message's.
 * https://protobuf.dev/programming-guides/encoding/#structure
 */
export function fieldBytes(draft: MessageDraft, model: FieldModel): FieldBytes {
  const isLeftOut = !draft.fields.has(model.name) || !isChosen(draft, model);
  if (isLeftOut && model.presence !== "required") return unsent;
  const { message, issues } = fieldToMessage(draft, model);
  const [first] = issues;
  const issue = first && (first.at === model.name ? "" : `${first.at}: `) + first.message;
  try {
    return { bytes: toBinary(only(model, draft.desc), message), issue };
  } catch {
    return { bytes: nothing, issue }; // A message in it lacks a required field.
  }
}

interface Measured extends DraftSize {
  readonly model: FieldModel;
}

// Drafts share what did not change, so that a keystroke measures one field anew.
const measured = new WeakMap<FieldDraft, Measured>();

/** The size of a message as it is drafted, field by field. */
export function draftSize(draft: MessageDraft): DraftSize {
  let bytes = 0;
  let isWhole = true;
  for (const { no, data } of draft.unknown) bytes += tagSize(no) + data.length;
  for (const model of describeMessage(draft.desc, draft.registry).fields.values()) {
    const field = fieldSize(draft, model);
    bytes += field.bytes;
    isWhole &&= field.isWhole;
  }
  return { bytes, isWhole };
}

/** The size of one field, without its bytes. */
export function fieldSize(draft: MessageDraft, model: FieldModel): DraftSize {
  const value = draft.fields.get(model.name);
  if (value === undefined || !isChosen(draft, model)) {
    return { bytes: 0, isWhole: model.presence !== "required" };
  }
  const known = measured.get(value);
  if (known?.model === model) return known;
  const { bytes, issue } = fieldBytes(draft, model);
  const size = { model, bytes: bytes.length, isWhole: issue === undefined };
  measured.set(value, size);
  return size;
}

function isChosen(draft: MessageDraft, { desc, name }: FieldModel): boolean {
  return desc.oneof === undefined || draft.chosen.get(desc.oneof.name) === name;
}

/** The bytes of a tag: a varint of the field's number and three bits of wire type. */
function tagSize(number: number): number {
  return Math.ceil((32 - Math.clz32(number) + 3) / 7);
}

const alone = new WeakMap<DescField, DescMessage>();

/** The message type with no field but one, so that no other, required one stands in the way. */
function only({ desc, isExtension }: FieldModel, parent: DescMessage): DescMessage {
  const known = alone.get(desc);
  if (known) return known;
  // Extensions are among the unknown fields, which are written besides.
  const fields = isExtension ? [] : [desc];
  const made: DescMessage = { ...parent, fields, members: fields, oneofs: [] };
  alone.set(desc, made);
  return made;
}
