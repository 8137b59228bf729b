import type {
  DescEnum,
  DescExtension,
  DescField,
  DescMessage,
  ScalarType,
} from "@bufbuild/protobuf";
import type { Span } from "../span.ts";

/** VARINT, I64, LEN, SGROUP, EGROUP, I32: https://protobuf.dev/programming-guides/encoding/#structure */
export type WireTypeNumber = 0 | 1 | 2 | 3 | 4 | 5;

/** What is wrong with bytes, at one place. Parsing goes on as far as it can and never throws it. */
export interface WireProblem {
  /** Offset of the first byte at fault. */
  readonly at: number;
  /** A sentence for a person: what is wrong, and what was expected. */
  readonly message: string;
}

/**
 * The fields of a message as they lie in its bytes, in the order of the bytes.
 * All offsets, at every depth, count from the start of the outermost bytes.
 */
export interface MessageTree {
  /** Undefined where no schema says what these bytes are. */
  readonly schema: DescMessage | undefined;
  readonly span: Span;
  /** At most `limit` of them (see `parseMessage`). */
  readonly fields: readonly FieldNode[];
  /** Where the rest begins, when there are more fields than the limit; hand it to `parseMessage` as `from`. */
  readonly rest: number | undefined;
  /**
   * Set when the bytes break off or cannot be read on: the fields above are
   * those before it. Where it is within a value whose tag could be read, that
   * field is the last of them: its content is `broken`, its value ends where the
   * message does, and its guesses read what is there of it.
   */
  readonly problem: WireProblem | undefined;
  /** The path of the field that holds this message; empty for the outermost. */
  readonly path: string;
  /** Other fields of the same message, at most `limit`. Page after page is linear in all. */
  readonly parse: (options?: Page) => MessageTree;
  /**
   * One occurrence of a field, counted from 0, or its last one. Linear in the
   * bytes before it, and makes no nodes of those.
   */
  readonly find: (number: number, nth?: number) => FieldNode | undefined;
}

/** Which fields of a message are wanted. */
export interface Page {
  /** An offset: the field that holds it is the first. The message's start unless told. */
  readonly from?: number;
  /** 1,000 unless told. */
  readonly limit?: number;
}

/** One tag with what belongs to it. */
export interface FieldNode {
  /**
   * Names this node among all nodes of the tree, and stays the same when the
   * same bytes are parsed again: `1`, `4.2`, `4#3.2` (the fourth occurrence of
   * field 4, from 0, then its field 2). Also how a decoded value's field is
   * linked with its bytes.
   */
  readonly path: string;
  readonly number: number;
  readonly wireType: WireTypeNumber;
  /** The proto field name, `[full.name]` for an extension; undefined for an unknown field. */
  readonly name: string | undefined;
  readonly field: DescField | DescExtension | undefined;
  /** From the tag's first byte to the last byte of the value (or of the end tag of a group). */
  readonly span: Span;
  readonly tag: Span;
  /** Before LEN values only. */
  readonly length: Span | undefined;
  /** Without tag, length and end tag. */
  readonly value: Span;
  /** After groups only. */
  readonly endTag: Span | undefined;
  readonly content: Content;
  /** What is legal but odd, or surprising to a learner: an overlong varint, ten bytes for -1, an enum number without a name. */
  readonly notes: readonly string[];
}

export type Content =
  | ScalarContent
  | StringContent
  | BytesContent
  | MessageContent
  | PackedContent
  | UnknownContent
  | BrokenContent;

/** A number, a bool or an enum. */
export interface ScalarContent {
  readonly kind: "scalar";
  readonly scalar: ScalarType | undefined;
  readonly enum: DescEnum | undefined;
  /** As proto text would have it: `-1`, `true`, `MYSTERY`, `1.5`, `nan`. 64-bit whole numbers are never rounded. */
  readonly text: string;
  /** How the bytes became this value, step by step, in a line: zigzag, two's complement, little-endian. */
  readonly how: string;
}

export interface StringContent {
  readonly kind: "string";
  /** At most the first 1,000 characters. */
  readonly text: string;
  readonly cut: boolean;
  /** All of it, decoded when asked. Only where the text is cut. */
  readonly whole?: () => string;
}

export interface BytesContent {
  readonly kind: "bytes";
  readonly size: number;
}

/** A nested message, a group, or an entry of a map. Parsed when asked, so that opening one level of a large message is cheap. */
export interface MessageContent {
  readonly kind: "message";
  readonly schema: DescMessage | undefined;
  readonly mapEntry: boolean;
  /** As `parseMessage` of the value's span; the same object each time for the same arguments is not promised. */
  readonly parse: (options?: Page) => MessageTree;
}

/** One value of a packed list, with the bytes that it has. */
export interface PackedElement {
  readonly index: number;
  readonly span: Span;
  readonly text: string;
}

export interface PackedContent {
  readonly kind: "packed";
  readonly scalar: ScalarType | undefined;
  readonly enum: DescEnum | undefined;
  /** How many values there are; with a problem, those before it. Counted when first asked for, in one pass. */
  readonly count: number;
  /** Elements from `from` on, at most `limit`. As soon found at the end as at the start. */
  readonly elements: (from: number, limit: number) => readonly PackedElement[];
  readonly problem: WireProblem | undefined;
  /** The value whose bytes hold an offset. As soon found at the end as at the start. */
  readonly elementAt: (offset: number) => PackedElement | undefined;
}

/** One way in which bytes without a schema can be read. */
export interface Guess {
  /** `string`, `message`, `packed varints`, `sint64 (zigzag)`, `int64`, `bool`, `double`, `fixed64`, ... */
  readonly as: string;
  readonly text: string;
  /** Only with `as: "message"`. */
  readonly message?: MessageContent;
}

/** A field that the schema does not have, or any field without a schema. The likeliest guess comes first. */
export interface UnknownContent {
  readonly kind: "unknown";
  readonly guesses: readonly Guess[];
}

/** The schema and the bytes disagree: a wire type that this field cannot have, bytes that are no UTF-8. */
export interface BrokenContent {
  readonly kind: "broken";
  readonly problem: WireProblem;
  readonly guesses: readonly Guess[];
}
