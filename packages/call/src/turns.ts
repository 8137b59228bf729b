/** Keeps a burst of messages from holding the thread. */
export interface Turns {
  /**
   * Counts one piece of work, and returns a promise to wait for when it is
   * time to let the host paint and react to input, else undefined.
   */
  worked(): Promise<void> | undefined;
}

const sliceMs = 8;
/** How often the clock is asked; and a stream this slow in all needs no turn at all. */
const checkEvery = 64;

/**
 * Messages arrive as microtasks, thousands to one network chunk, and between
 * microtasks a browser neither paints nor hears a click. So after 8 ms of
 * them the call waits for the next task. Backpressure does the rest: who does
 * not read is not sent to.
 */
export function createTurns(clock: () => number): Turns {
  let count = 0;
  let started = clock();
  async function rest(): Promise<void> {
    await nextTask();
    started = clock();
  }
  return {
    worked() {
      count += 1;
      if (count < checkEvery) return undefined;
      count = 0;
      const now = clock();
      if (now - started < sliceMs) return undefined;
      return rest();
    },
  };
}

/** Resolves in a new task. A MessageChannel, because setTimeout waits 4 ms when it is nested. */
function nextTask(): Promise<void> {
  return new Promise((resolve) => {
    const { port1, port2 } = new MessageChannel();
    port1.addEventListener("message", () => {
      port1.close();
      resolve();
    });
    port1.start();
    port2.postMessage(undefined);
  });
}
