import type { Span } from "../span.ts";

/** Which way bytes went: from the client up to the server, or down. */
export type Way = "up" | "down";

/**
 * A piece of one HTTP/2 connection, as the bridge's tap tells of it: the
 * client's preface, or one frame. Of a DATA frame the bytes end with its header
 * (and the pad length, if it is padded): the content is in the call's body.
 */
export interface FrameRecord {
  /** ms since the bridge got the call, by the bridge's clock. */
  readonly at: number;
  readonly way: Way;
  readonly bytes: Uint8Array;
}

/** Frames that the tap counted and did not tell one by one, since there were too many. */
export interface SkippedRecord {
  readonly at: number;
  readonly way: Way;
  readonly skipped: {
    readonly frames: number;
    /** Of their payloads: without the headers of the frames. */
    readonly bytes: number;
    /** How many were not DATA, if any. Where there are both, nobody knows how many bytes are the body's: all are taken for it. */
    readonly others?: number;
  };
}

export type Http2Record = FrameRecord | SkippedRecord;

/**
 * One header as HPACK (RFC 7541) had it in its block. Octets that are no ASCII
 * are the characters of the same number.
 */
export interface BlockHeader {
  readonly name: string;
  readonly value: string;
  /** Place in the header block: fragments of HEADERS and CONTINUATION put together. */
  readonly span: Span;
  readonly form:
    /** Name and value out of a table: one byte or a few. 6.1 */
    | "indexed"
    /** Spelled out, and put into the dynamic table for next time. 6.2.1 */
    | "literal, indexed from now on"
    /** Spelled out, this time only. 6.2.2 */
    | "literal, not indexed"
    /** Spelled out, and no proxy may ever index it. 6.2.3 */
    | "literal, never indexed";
  /** The entry that gave name and value, or (for a literal) the name. 1 to 61 are the static table. */
  readonly index: number | undefined;
  readonly table: "static" | "dynamic" | undefined;
  readonly nameHuffman: boolean;
  readonly valueHuffman: boolean;
  /** Where a literal is spelled out in the block, from its length on; undefined for what a table gave. */
  readonly nameSpan: Span | undefined;
  readonly valueSpan: Span | undefined;
  /** Bytes in the block, and bytes that `name: value` has as text, to show what was saved. */
  readonly size: number;
  readonly plainSize: number;
}

/** A change of the dynamic table's size at the head of a block (RFC 7541, 6.3). */
export interface TableSizeUpdate {
  readonly span: Span;
  readonly size: number;
}

export interface HeaderBlock {
  readonly bytes: Uint8Array;
  readonly headers: readonly BlockHeader[];
  readonly sizeUpdates: readonly TableSizeUpdate[];
  /** A sentence when the block breaks a rule. Where it cannot be read on, the headers are those before that. */
  readonly problem: string | undefined;
}

/** What PRIORITY says, and HEADERS with that flag: deprecated by RFC 9113, 5.3. */
export interface StreamPriority {
  readonly exclusive: boolean;
  readonly dependsOn: number;
  /** 1 to 256. */
  readonly weight: number;
}

/** A setting, as a SETTINGS frame says it. */
export interface SettingEntry {
  readonly id: number;
  /** `SETTINGS_INITIAL_WINDOW_SIZE`, or undefined for one that nobody here knows. */
  readonly name: string | undefined;
  readonly value: number;
  /** What it means, in a line. */
  readonly meaning: string;
}

export type FramePayload =
  | { readonly kind: "preface" }
  | {
      readonly kind: "data";
      /** Where the content lies in the body of its direction on this stream. */
      readonly body: Span;
      /** Bytes after the content, without the one that counts them. */
      readonly padding: number;
    }
  | {
      /** HEADERS and CONTINUATION. */
      readonly kind: "headers";
      /** On the frame that ends the block (END_HEADERS); undefined on those that go on. */
      readonly block: HeaderBlock | undefined;
      /** This frame's piece of the block, counted from the start of the frame's bytes. */
      readonly fragment: Span;
      readonly padding: number;
      readonly priority: StreamPriority | undefined;
    }
  | { readonly kind: "priority"; readonly priority: StreamPriority | undefined }
  | { readonly kind: "rst-stream"; readonly code: number; readonly codeName: string }
  | {
      readonly kind: "settings";
      readonly ack: boolean;
      readonly entries: readonly SettingEntry[];
    }
  | {
      readonly kind: "push-promise";
      readonly promised: number;
      readonly block: HeaderBlock | undefined;
      readonly fragment: Span;
      readonly padding: number;
    }
  | { readonly kind: "ping"; readonly ack: boolean; readonly opaque: Uint8Array }
  | {
      readonly kind: "goaway";
      readonly lastStream: number;
      readonly code: number;
      readonly codeName: string;
      readonly debug: string;
    }
  | { readonly kind: "window-update"; readonly increment: number }
  | { readonly kind: "unknown" }
  | {
      readonly kind: "skipped";
      readonly frames: number;
      /** How many of them were not DATA. */
      readonly others: number;
      readonly body: Span;
    };

/** One frame, read. */
export interface Http2Frame {
  /** Place among the frames of the connection, from 0. */
  readonly index: number;
  readonly at: number;
  readonly way: Way;
  /**
   * `HEADERS`, `DATA`, ...; `PREFACE` for the client's first 24 bytes; `SKIPPED`
   * for frames that were not told one by one; `UNKNOWN(0x..)`.
   */
  readonly type: string;
  readonly stream: number;
  /** The length field: bytes of the payload. 24 for the preface; of skipped frames their payloads. */
  readonly length: number;
  readonly flagByte: number;
  /** `END_STREAM`, `END_HEADERS`, `ACK`, `PADDED`, `PRIORITY`. */
  readonly flags: readonly string[];
  readonly payload: FramePayload;
  /** What of it was told: header and payload; of DATA the header alone. */
  readonly bytes: Uint8Array;
  /** A sentence when the frame breaks a rule that can be seen from here. */
  readonly problem: string | undefined;
}

/**
 * The flow-control windows after a frame that changed one (RFC 9113, 5.2 and
 * 6.9): how many bytes of DATA may still go each way.
 */
export interface WindowPoint {
  readonly at: number;
  readonly frame: number;
  readonly connection: { readonly up: number; readonly down: number };
  /** Of the call's stream. */
  readonly stream: { readonly up: number; readonly down: number };
}
