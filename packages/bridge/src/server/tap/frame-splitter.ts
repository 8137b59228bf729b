/** Which frames the accounts below care for (RFC 9113, 6). */
export const Http2Type = {
  data: 0x0,
  settings: 0x4,
  windowUpdate: 0x8,
} as const;

/** RFC 9113, 3.4: what a client begins a connection with. */
const PREFACE = Buffer.from("PRI * HTTP/2.0\r\n\r\nSM\r\n\r\n", "latin1");

const HEADER_BYTES = 9;

/** Only DATA may be longer: this end raises no SETTINGS_MAX_FRAME_SIZE, and writes no longer header blocks. */
const MAX_KEPT = 16_384;

/** DATA's PADDED flag (RFC 9113, 6.1). */
const PADDED = 0x8;

/** The preface, or one frame. */
export interface SplitFrame {
  /** Undefined for the preface. */
  readonly type: number | undefined;
  readonly flags: number;
  readonly stream: number;
  /** Of the payload, padding included. */
  readonly length: number;
  /**
   * Of DATA the header and the pad length, of all else the whole. A view that
   * holds until the callback returns: copy what is to be kept.
   */
  readonly bytes: Buffer;
}

/**
 * Cuts one direction of an HTTP/2 connection into frames, however the bytes
 * come. DATA is told of as soon as its header is there, all else when it is
 * complete. Of DATA nothing is copied but the header.
 */
export class FrameSplitter {
  readonly #onFrame: (frame: SplitFrame) => void;
  readonly #fromClient: boolean;
  /** Bytes at the start of the frame being read, as far as they came. */
  readonly #start = Buffer.alloc(HEADER_BYTES + MAX_KEPT);
  #filled = 0;
  #wanted: number;
  /** Content of DATA that is still to come. */
  #skip = 0;
  #seen = 0;
  #broken = false;

  /** @param fromClient whether the bytes begin with the preface */
  constructor(fromClient: boolean, onFrame: (frame: SplitFrame) => void) {
    this.#fromClient = fromClient;
    this.#onFrame = onFrame;
    this.#wanted = fromClient ? PREFACE.length : HEADER_BYTES;
  }

  /** The bytes are no HTTP/2: nothing more is told. */
  get broken(): boolean {
    return this.#broken;
  }

  push(chunk: Uint8Array): void {
    let at = 0;
    while (at < chunk.length && !this.#broken) {
      if (this.#skip > 0) {
        const skipped = Math.min(this.#skip, chunk.length - at);
        this.#skip -= skipped;
        at += skipped;
        continue;
      }
      const taken = Math.min(this.#wanted - this.#filled, chunk.length - at);
      this.#start.set(chunk.subarray(at, at + taken), this.#filled);
      this.#filled += taken;
      at += taken;
      if (this.#filled === this.#wanted) this.#advance();
    }
  }

  /** All that was wanted is there: a whole frame, or enough to know how much more to want. */
  #advance(): void {
    if (this.#fromClient && this.#seen === 0) return this.#endPreface();
    const length = this.#start.readUIntBE(0, 3);
    const type = this.#start.readUInt8(3);
    const flags = this.#start.readUInt8(4);
    const isData = type === Http2Type.data;
    const padded = isData && (flags & PADDED) !== 0 && length > 0;
    const keep = isData ? Number(padded) : length;
    if (this.#filled === HEADER_BYTES && keep > 0) {
      if (keep > MAX_KEPT || !this.#mayBegin(type)) this.#broken = true;
      this.#wanted += keep;
      return;
    }
    if (!this.#mayBegin(type)) {
      this.#broken = true;
      return;
    }
    const stream = this.#start.readUInt32BE(5) & 0x7fff_ffff;
    this.#skip = length - keep;
    this.#emit({ type, flags, stream, length });
  }

  /** Each side begins with SETTINGS (RFC 9113, 3.4). */
  #mayBegin(type: number): boolean {
    return this.#seen > (this.#fromClient ? 1 : 0) || type === Http2Type.settings;
  }

  #endPreface(): void {
    if (this.#start.subarray(0, PREFACE.length).equals(PREFACE)) {
      this.#emit({ type: undefined, flags: 0, stream: 0, length: 0 });
    } else {
      this.#broken = true;
    }
  }

  #emit(frame: Omit<SplitFrame, "bytes">): void {
    const bytes = this.#start.subarray(0, this.#filled);
    this.#seen++;
    this.#filled = 0;
    this.#wanted = HEADER_BYTES;
    this.#onFrame({ ...frame, bytes });
  }
}
