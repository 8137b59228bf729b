import type { DescMessage, Registry, UnknownField } from "@bufbuild/protobuf";
import type { BytesEncoding } from "../values/bytes.ts";

/**
 * A draft is what a person typed, valid or not: an immutable tree in the shape
 * of the message. What did not change is shared between one draft and the next.
 */
export interface MessageDraft {
  readonly kind: "message";
  readonly desc: DescMessage;
  /** Where extensions and the types of an Any are looked up. */
  readonly registry: Registry | undefined;
  /** By proto field name, extensions by `[full.name]`. A field that is not here is unset. */
  readonly fields: ReadonlyMap<string, FieldDraft>;
  /**
   * The chosen field of each oneof, by the oneof's name; none when absent. What
   * was typed in the others stays in `fields`, for whoever chooses them again.
   */
  readonly chosen: ReadonlyMap<string, string>;
  /** What the schema does not know: carried along, so that nothing is lost. */
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

/** Bytes that came out of a file: too many, or too unreadable, to be typed. */
export interface FileDraft {
  readonly kind: "file";
  readonly name: string;
  readonly bytes: Uint8Array;
}

/** The draft of a value that has no fields of its own. */
export type LeafDraft = TextDraft | BoolDraft | BytesDraft | FileDraft;

/** A google.protobuf.Any: a type, and a message of that type. */
export interface AnyDraft {
  readonly kind: "any";
  /** As it is sent: `type.googleapis.com/full.Name`. */
  readonly url: string;
  /** The type that the URL names; undefined when the schema does not have it. */
  readonly type: DescMessage | undefined;
  /** The draft of a value of that type; bytes when the type is not known or they are not of it. */
  readonly content: ValueDraft;
  /** What was typed for types that were chosen before, by their URLs, for whoever chooses them again. */
  readonly kept?: ReadonlyMap<string, ValueDraft>;
}

/** The draft of one value. */
export type ValueDraft = LeafDraft | MessageDraft | AnyDraft;

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
 * `"key"` or `"value"` after the id of a map entry, and `"content"` after an Any.
 */
export type DraftPath = readonly (string | number)[];

/** A message with nothing filled in. */
export function createDraft(desc: DescMessage, registry?: Registry): MessageDraft {
  return { kind: "message", desc, registry, fields: new Map(), chosen: new Map(), unknown: [] };
}
