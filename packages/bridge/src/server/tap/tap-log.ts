import { Http2Type } from "./frame-splitter.ts";
import type { SplitFrame } from "./frame-splitter.ts";
import { encodeTapFrames } from "../../tap/codec.ts";
import type { TapRecord } from "../../tap/codec.ts";
import type { Way } from "../../inspect.ts";

/** What one call's tap may tell frame by frame; beyond it, frames are counted. */
export interface TapLimits {
  /** DATA frames in each direction. */
  readonly maxTapFrames: number;
  /** Bytes of all other frames together. */
  readonly maxTapBytes: number;
}

interface Skips {
  at: number;
  frames: number;
  bytes: number;
  others: number;
}

function noSkips(): Skips {
  return { at: 0, frames: 0, bytes: 0, others: 0 };
}

/** The frames of a call that wait to be told: never more than the limits, however slow the tab. */
export class TapLog {
  readonly #limits: TapLimits;
  readonly #dataTold = { up: 0, down: 0 };
  #bytesTold = 0;
  #records: TapRecord[] = [];
  readonly #skips = { up: noSkips(), down: noSkips() };

  constructor(limits: TapLimits) {
    this.#limits = limits;
  }

  get empty(): boolean {
    return (
      this.#records.length === 0 && this.#skips.up.frames === 0 && this.#skips.down.frames === 0
    );
  }

  add(at: number, way: Way, frame: SplitFrame): void {
    if (!this.#mayTell(way, frame)) return this.#skip(at, way, frame);
    // What was counted passed before this.
    this.#tellSkips(way);
    this.#records.push({ at, way, bytes: Uint8Array.from(frame.bytes) });
  }

  #mayTell(way: Way, { type, bytes }: SplitFrame): boolean {
    if (type === Http2Type.data) {
      if (this.#dataTold[way] >= this.#limits.maxTapFrames) return false;
      this.#dataTold[way]++;
      return true;
    }
    if (this.#bytesTold + bytes.length > this.#limits.maxTapBytes) return false;
    this.#bytesTold += bytes.length;
    return true;
  }

  #skip(at: number, way: Way, { type, length }: SplitFrame): void {
    const skips = this.#skips[way];
    skips.at = at;
    skips.frames++;
    skips.bytes += 9 + length;
    if (type !== Http2Type.data) skips.others++;
  }

  #tellSkips(way: Way): void {
    const { at, frames, bytes, others } = this.#skips[way];
    if (frames === 0) return;
    const skipped = { frames, bytes, ...(others === 0 ? {} : { others }) };
    this.#records.push({ at, way, skipped });
    this.#skips[way] = noSkips();
  }

  /**
   * The payloads of TAP_FRAMES that tell what waits, in order.
   *
   * @param all with what was only counted so far: of a fast stream each message
   * would have some
   */
  take(all: boolean): Uint8Array[] {
    if (all) {
      this.#tellSkips("up");
      this.#tellSkips("down");
    }
    const payloads: Uint8Array[] = [];
    for (let from = 0; from < this.#records.length;) {
      const { payload, next } = encodeTapFrames(this.#records, from);
      payloads.push(payload);
      from = next;
    }
    this.#records = [];
    return payloads;
  }
}
