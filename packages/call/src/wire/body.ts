import type { Sequence } from "../chunked-queue.ts";

/** A part of a body that belongs together: an envelope, or the whole of a body that has none. */
export interface BodyPart {
  /** 0 for the first part of this direction. Messages come before all else, so the n-th message is the n-th part. */
  readonly index: number;
  /** ms since the call was opened, when its last byte had come. */
  readonly at: number;
  /** Where it begins in the body of its direction. */
  readonly start: number;
  /** With its envelope of five bytes, if it has one. */
  readonly bytes: Uint8Array;
}

/** What went one way as the body of the HTTP request or response. */
export interface WireBody {
  /** Whether the parts begin with five bytes of envelope. Undefined until anything came. */
  readonly enveloped: boolean | undefined;
  /** All bytes so far, dropped and unfinished ones included. */
  readonly size: number;
  /** All parts so far, dropped ones included. */
  readonly count: number;
  /** Bytes of a part that is not complete yet; of a body that broke off, what was left over. */
  readonly pending: Uint8Array;
  /** Kept parts, in order; the oldest are dropped where there are too many. */
  readonly parts: Sequence<BodyPart>;
  /** The n-th part of the direction, if it is kept. */
  part(index: number): BodyPart | undefined;
}
