import { FrameType } from "./frames.ts";
import type { MessageBuilder } from "./message.ts";
import { encodeCredit } from "./payloads.ts";

/** A call's data is taken without limit; past this its source is asked to wait. */
const HIGH_WATER = 64 * 1024;

/** When this much waits, it goes at once: the other side may as well begin. */
const EAGER_BYTES = 64 * 1024;

/** How long a response may wait for more of it, when more is likely to come sooner than this. */
export const LINGER_MS = 1;

/**
 * What goes with a call's frames and is none of them: it has no credit, and no
 * claim to be sent. Asked whenever the call's turn comes; each answers false
 * when the message is full, and is asked again for the next.
 */
export interface Beside {
  /** Ahead of the call's own frames. */
  before(message: MessageBuilder): boolean;
  /** Behind them, also behind the last. */
  after(message: MessageBuilder): boolean;
}

export interface CallHooks {
  /** The data for which `data` answered false has been sent. */
  onRoom(): void;
  /** What `end` was given has been sent: this direction is over. */
  onEnded?(): void;
  readonly beside?: Beside | undefined;
}

/**
 * When what waits is sent: at once; at once unless other calls wait as well;
 * at the end of this turn of the event loop; or in a moment.
 */
export type Urgency = "now" | "now-if-alone" | "turn" | "linger";

/**
 * The outgoing direction of one call: what waits, and the peer's credit. A
 * class, unlike most here, because there is one for each call and its methods
 * would otherwise be made anew each time.
 */
export class CallQueue {
  readonly #id: number;
  readonly #hooks: CallHooks;
  readonly #wake: (queue: CallQueue, urgency: Urgency) => void;
  #credit: number;
  #begin: { type: FrameType; payload: Uint8Array } | undefined;
  #chunks: Uint8Array[] = [];
  /** Index of the first chunk not yet sent: `shift` would move the rest each time. */
  #first = 0;
  #bytes = 0;
  #tail: { type: FrameType; payload: Uint8Array } | undefined;
  #reset: Uint8Array | undefined;
  #grant = 0;
  #full = false;
  #lingers = false;
  #sentAt = 0;
  /** In the outbox's list of calls that have something to send. Its own, kept here. */
  listed = false;

  constructor(
    id: number,
    credit: number,
    hooks: CallHooks,
    wake: (queue: CallQueue, urgency: Urgency) => void,
  ) {
    this.#id = id;
    this.#credit = credit;
    this.#hooks = hooks;
    this.#wake = wake;
  }

  /** The peer has not been sent the frame that opens this direction. */
  get unbegun(): boolean {
    return this.#begin !== undefined;
  }

  /** Bytes of data that wait. */
  get waiting(): number {
    return this.#bytes;
  }

  /** How many more bytes the peer takes. */
  get window(): number {
    return this.#credit;
  }

  /** There is something to be sent beside the call's own frames. */
  wakeBeside(): void {
    this.#wake(this, "turn");
  }

  /** OPEN or HEAD. */
  begin(type: FrameType, payload: Uint8Array): void {
    this.#begin = { type, payload };
    this.#wake(this, "turn");
  }

  /** False asks the source to stop until `onRoom`. The chunk must not be changed afterwards. */
  data(chunk: Uint8Array): boolean {
    if (chunk.length === 0) return !this.#full;
    this.#chunks.push(chunk);
    this.#bytes += chunk.length;
    if (this.#bytes >= EAGER_BYTES && this.#credit > 0) this.#wake(this, "now");
    else if (!this.listed) this.#wake(this, this.#urgency());
    if (this.#bytes >= HIGH_WATER) this.#full = true;
    return !this.#full;
  }

  #urgency(): Urgency {
    if (!this.#lingers) return "turn";
    return performance.now() - this.#sentAt < LINGER_MS ? "linger" : "turn";
  }

  /**
   * Nobody waits for single messages of this direction before sending the next:
   * when they come in quick succession, they may be joined.
   */
  linger(): void {
    this.#lingers = true;
  }

  /** END, or a RESET that is to arrive behind the data. */
  end(type: FrameType, payload: Uint8Array, urgency: Urgency = "turn"): void {
    this.#tail = { type, payload };
    this.#wake(this, urgency);
  }

  /** Drops what waits. A RESET is sent, unless the peer has not yet heard of the call. */
  abort(reset?: Uint8Array): void {
    const unheard = this.#begin?.type === FrameType.open;
    this.#begin = undefined;
    this.#chunks = [];
    this.#first = 0;
    this.#bytes = 0;
    this.#tail = undefined;
    this.#grant = 0;
    this.#full = false;
    this.#reset = unheard ? undefined : reset;
    if (this.#reset !== undefined) this.#wake(this, "turn");
  }

  /** The peer takes so many bytes more. Answers the credit there is now. */
  credit(bytes: number): number {
    this.#credit += bytes;
    if (this.#bytes > 0) this.#wake(this, "turn");
    return this.#credit;
  }

  /** Tells the peer that we take so many bytes more. */
  grant(bytes: number): void {
    this.#grant += bytes;
    this.#wake(this, "turn");
  }

  /** Moves what may be sent now into the message. False when the message is full. */
  fill(message: MessageBuilder, maxFrame: number): boolean {
    const { beside } = this.#hooks;
    if (beside === undefined) return this.#fillOwn(message, maxFrame);
    return beside.before(message) && this.#fillOwn(message, maxFrame) && beside.after(message);
  }

  #fillOwn(message: MessageBuilder, maxFrame: number): boolean {
    if (this.#begin !== undefined) {
      if (!message.put(this.#begin.type, this.#id, this.#begin.payload)) return false;
      this.#begin = undefined;
    }
    while (this.#bytes > 0 && this.#credit > 0) {
      if (!this.#fillData(message, maxFrame)) return false;
    }
    if (this.#bytes === 0 && this.#tail !== undefined) {
      if (!message.put(this.#tail.type, this.#id, this.#tail.payload)) return false;
      this.#tail = undefined;
      this.#hooks.onEnded?.();
    }
    if (this.#grant > 0) {
      if (!message.put(FrameType.credit, this.#id, encodeCredit(this.#grant))) return false;
      this.#grant = 0;
    }
    if (this.#reset !== undefined) {
      if (!message.put(FrameType.reset, this.#id, this.#reset)) return false;
      this.#reset = undefined;
    }
    return true;
  }

  /** One DATA frame out of as many chunks as fit. */
  #fillData(message: MessageBuilder, maxFrame: number): boolean {
    const length = Math.min(this.#bytes, this.#credit, maxFrame, message.room);
    if (length === 0) return false;
    if (this.#lingers) this.#sentAt = performance.now();
    let left = length;
    let next = this.#first;
    let rest: Uint8Array | undefined;
    const taken: Uint8Array[] = [];
    while (left > 0) {
      const chunk = this.#chunks[next];
      if (chunk === undefined) throw new Error("a call with fewer chunks than bytes");
      if (chunk.length > left) {
        taken.push(chunk.subarray(0, left));
        rest = chunk.subarray(left);
        break;
      }
      taken.push(chunk);
      left -= chunk.length;
      next++;
    }
    message.putChunks(FrameType.data, this.#id, length, taken);
    if (rest !== undefined) this.#chunks[next] = rest;
    this.#first = next;
    if (next === this.#chunks.length) {
      this.#chunks = [];
      this.#first = 0;
    }
    this.#bytes -= length;
    this.#credit -= length;
    return true;
  }

  /** Whether a source that was asked to wait may go on; true once for each time. */
  takeEased(): boolean {
    if (!this.#full || this.#bytes >= HIGH_WATER) return false;
    this.#full = false;
    return true;
  }

  /** Lets the source go on after `takeEased`. */
  ease(): void {
    this.#hooks.onRoom();
  }
}
