import type { DescMessage, UnknownField } from "@bufbuild/protobuf";
import type { BytesEncoding } from "./bytes.ts";

/**
 * A draft is what a person typed, valid or not: an immutable tree in the shape
 * of the message. What did not change is shared between one draft and the next.
 */
export interface MessageDraft {
  readonly kind: "message";
  readonly desc: DescMessage;
  /** By proto field name. A field that is not here is unset. */
  readonly fields: ReadonlyMap<string, FieldDraft>;
  /**
   * The chosen field of each oneof, by the oneof's name; none when absent. What
   * was typed in the others stays in `fields`, for whoever chooses them again.
   */
  readonly chosen: ReadonlyMap<string, string>;
  /** What the schema does not know, extensions included: carried along, so that nothing is lost. */
  readonly unknown: readonly UnknownField[];
}

/** A number, a string, an enum (a value's name, or a number), or a well-known type as text. */
export interface TextDraft {
  readonly kind: "text";
  readonly text: string;
}

export interface BoolDraft {
  readonly kind: "bool";
  readonly value: boolean;
}

export interface BytesDraft {
  readonly kind: "bytes";
  readonly encoding: BytesEncoding;
  readonly text: string;
}

/** The draft of one value. */
export type ValueDraft = TextDraft | BoolDraft | BytesDraft | MessageDraft;

/** Items carry an id of their own, which stays when they move. */
export interface ListDraft {
  readonly kind: "list";
  readonly items: readonly { readonly id: number; readonly value: ValueDraft }[];
  readonly nextId: number;
}

/** Rows in the order of the form; a key that stands twice is an issue, not a loss. */
export interface MapDraft {
  readonly kind: "map";
  readonly entries: readonly MapEntryDraft[];
  readonly nextId: number;
}

export interface MapEntryDraft {
  readonly id: number;
  readonly key: ValueDraft;
  readonly value: ValueDraft;
}

export type FieldDraft = ValueDraft | ListDraft | MapDraft;

/**
 * Where a value is in a draft: field names, ids of list items and map entries,
 * and `"key"` or `"value"` after the id of a map entry.
 */
export type DraftPath = readonly (string | number)[];

/** A message with nothing filled in. */
export function createDraft(desc: DescMessage): MessageDraft {
  return { kind: "message", desc, fields: new Map(), chosen: new Map(), unknown: [] };
}
