import type { Span } from "@grpc-playground/wire";

/** What bytes are there for. Each is drawn in a way of its own. */
export type ByteRole =
  /** The first byte of an envelope, or flags of a frame. */
  | "flags"
  /** A length outside of protobuf: of an envelope, of a frame. */
  | "size"
  /** Which field this is, and how long: of protobuf, or the name of a header. */
  | "tag"
  | "length"
  | "value"
  /** Of a group. */
  | "end"
  /** Punctuation of a text: line ends, colons, padding. */
  | "plain";

/** Bytes of a node that its children do not have. */
export interface Part {
  readonly role: ByteRole;
  readonly span: Span;
  /** What they say, in words: `tag 0x12 = field 2, LEN: 2 << 3 | 2`. */
  readonly says: string;
  /** Whether each byte is best told with its character. */
  readonly text?: boolean;
}

/** A thing that has a place in the bytes: an envelope, a field, a header. */
export interface ByteNode {
  /** Names it among all nodes of its tree, and stays the same when the same bytes are read again. */
  readonly key: string;
  readonly span: Span;
  /** In the order of the bytes. */
  readonly parts: readonly Part[];
  readonly name: string;
  /** Field number, if it is a field. */
  readonly number?: number | undefined;
  /** In a word or two: `LEN string`. */
  readonly type: string;
  /** In a line; cut if it is long. */
  readonly value: string;
  /** How the bytes became the value. */
  readonly how?: string | undefined;
  readonly notes?: readonly string[] | undefined;
  /** What is wrong, and where. */
  readonly problem?: string | undefined;
  /** Where nobody says what the bytes are: the ways to read them, the likeliest first. */
  readonly readings?: readonly Reading[] | undefined;
  readonly children?: Children | undefined;
}

/** One way to read bytes that no schema describes. */
export interface Reading {
  readonly as: string;
  readonly text: string;
  readonly children?: Children | undefined;
}

/** Some of what is within a node. */
export interface Page {
  readonly nodes: readonly ByteNode[];
  /** Where the page before it begins; undefined on the first. */
  readonly previous: number | undefined;
  readonly next: number | undefined;
  /** Why the bytes could not be read on after these. */
  readonly problem?: { readonly at: number; readonly message: string } | undefined;
}

/** What is within a node, read when it is asked for, page by page: there may be millions. */
export interface Children {
  /** How many there are, where that is known without reading them all. */
  readonly count?: number | undefined;
  /** @param from Where a page begins; the first page without. */
  page(from?: number): Page;
  /** Where the page begins that holds a byte. */
  pageOf(offset: number): number | undefined;
}

/** Bytes with what is in them. */
export interface ByteTree {
  /** Must not change. */
  readonly bytes: Uint8Array;
  readonly top: Children;
  /** The bytes as a listing to print, if there is one. */
  readonly listing?: (() => string) | undefined;
}
