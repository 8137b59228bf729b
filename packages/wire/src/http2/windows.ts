import type { Way, WindowPoint } from "./frames.ts";
import { maxWindow } from "./words/settings.ts";

/** What a window is before anybody changes it: RFC 9113, 6.9.2. */
export const defaultWindow = 65_535;

/** The flow-control windows of a connection and of one stream on it. */
export interface Windows {
  readonly now: Pick<WindowPoint, "connection" | "stream">;
  /** DATA went one way, `length` bytes with its padding; `ours` when on the stream that is watched. */
  spend(way: Way, length: number, ours: boolean): void;
  /** WINDOW_UPDATE gave whoever sends in `way` more. A sentence when that is more than a window can be. */
  grant(way: Way, increment: number, on: "connection" | "stream"): string | undefined;
  /** SETTINGS_INITIAL_WINDOW_SIZE holds for what goes this way: the open stream moves by the difference. */
  setInitial(way: Way, size: number): void;
}

export function createWindows(): Windows {
  const connection = { up: defaultWindow, down: defaultWindow };
  const stream = { up: defaultWindow, down: defaultWindow };
  const initial = { up: defaultWindow, down: defaultWindow };
  return {
    get now() {
      return { connection: { ...connection }, stream: { ...stream } };
    },
    spend(way, length, ours) {
      connection[way] -= length;
      if (ours) stream[way] -= length;
    },
    grant(way, increment, on) {
      const window = on === "connection" ? connection : stream;
      window[way] += increment;
      if (window[way] <= maxWindow) return undefined;
      return `The window is ${window[way]} bytes with this, and may be ${maxWindow} at most.`;
    },
    setInitial(way, size) {
      stream[way] += size - initial[way];
      initial[way] = size;
    },
  };
}
