import { Http2Type } from "./frame-splitter.ts";
import type { SplitFrame } from "./frame-splitter.ts";
import type { FlowSample, Way } from "../../inspect.ts";

/** RFC 9113, 6.9.2: every window begins so. */
const FIRST_WINDOW = 65_535;

const SETTINGS_INITIAL_WINDOW_SIZE = 0x4;

const ACK = 0x1;

/** One direction's flow control, as its sender has to see it. */
class Account {
  /** Of a stream, as the receiver's SETTINGS have it. */
  initial = FIRST_WINDOW;
  /** SETTINGS of the receiver that the sender has not acknowledged. */
  readonly pending: (number | undefined)[] = [];
  #connection = FIRST_WINDOW;
  /** Of the one stream: what was given, less what was used. */
  #stream = 0;
  /** Content of DATA, without padding. */
  content = 0;

  /** What may still be sent: the stream's window, or the connection's when that is smaller. */
  get window(): number {
    return Math.min(this.initial + this.#stream, this.#connection);
  }

  use({ length, bytes }: SplitFrame): void {
    this.#connection -= length;
    this.#stream -= length;
    const padding = bytes.length > 9 ? 1 + bytes.readUInt8(9) : 0;
    this.content += Math.max(0, length - padding);
  }

  give(stream: number, bytes: number): void {
    if (stream === 0) this.#connection += bytes;
    else this.#stream += bytes;
  }
}

/** Reckons from the frames of a connection, which carries one call, how much may still go each way. */
export interface Windows {
  saw(way: Way, frame: SplitFrame): void;
  sample(): FlowSample["target"];
}

export function createWindows(): Windows {
  const up = new Account();
  const down = new Account();

  function onSettings(way: Way, { flags, bytes }: SplitFrame): void {
    if ((flags & ACK) !== 0) {
      // The target goes by our settings from here on.
      if (way === "down") down.initial = down.pending.shift() ?? down.initial;
      return;
    }
    let initial: number | undefined;
    for (let at = 9; at + 6 <= bytes.length; at += 6) {
      if (bytes.readUInt16BE(at) === SETTINGS_INITIAL_WINDOW_SIZE) {
        initial = bytes.readUInt32BE(at + 2);
      }
    }
    // Ours hold for the target once it says so; the target's hold for us at once.
    if (way === "up") down.pending.push(initial);
    else up.initial = initial ?? up.initial;
  }

  return {
    saw(way, frame) {
      if (frame.type === Http2Type.data) (way === "up" ? up : down).use(frame);
      else if (frame.type === Http2Type.settings) onSettings(way, frame);
      else if (frame.type === Http2Type.windowUpdate && frame.length === 4) {
        const bytes = frame.bytes.readUInt32BE(9) & 0x7fff_ffff;
        (way === "up" ? down : up).give(frame.stream, bytes);
      }
    },
    sample: () => ({
      window: down.window,
      sendWindow: up.window,
      sent: down.content,
      taken: up.content,
    }),
  };
}
