import { Code, ConnectError } from "@connectrpc/connect";

/** Waits until it is one's turn. The function that comes out has to be called when the work is done. */
export type TakeTurn = (signal: AbortSignal) => Promise<() => void>;

export interface TurnLimits {
  /** How many may work at the same time. */
  readonly maxRuns: number;
  /** How many may wait for that; one more is refused with RESOURCE_EXHAUSTED. */
  readonly maxWaiting: number;
}

/** Lets so many work at the same time, and the others in the order in which they came. */
export function createTurns({ maxRuns, maxWaiting }: TurnLimits): TakeTurn {
  let runs = 0;
  const line = new Set<() => void>();

  function done(): void {
    const [next] = line;
    if (next === undefined) runs--;
    else next();
  }

  return async (signal) => {
    if (runs < maxRuns) {
      runs++;
      return done;
    }
    if (line.size >= maxWaiting) {
      throw new ConnectError(
        `${maxRuns + maxWaiting} files are being generated already; try again in a moment`,
        Code.ResourceExhausted,
      );
    }
    const { promise, resolve, reject } = Promise.withResolvers<() => void>();
    const leave = () => {
      line.delete(go);
      reject(signal.reason);
    };
    const go = () => {
      line.delete(go);
      signal.removeEventListener("abort", leave);
      resolve(done);
    };
    line.add(go);
    if (signal.aborted) leave();
    else signal.addEventListener("abort", leave, { once: true });
    return promise;
  };
}
