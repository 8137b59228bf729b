import { setImmediate } from "node:timers/promises";

/** How long work may hold the thread, in milliseconds: no more than a person would notice. */
const holdMs = 10;

/** To be awaited between steps of long work. */
export type Breathe = () => Promise<void>;

/**
 * Lets everybody else have a turn, once the work has held the thread for a
 * while: one schema, however large, must not stop all the calls there are.
 *
 * @param signal Ends the work with its reason.
 */
export function createBreather(signal?: AbortSignal): Breathe {
  let since = performance.now();
  return async () => {
    if (performance.now() - since < holdMs) return;
    await setImmediate();
    signal?.throwIfAborted();
    since = performance.now();
  };
}
