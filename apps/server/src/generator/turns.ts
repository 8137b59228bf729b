import { Code, ConnectError } from "@connectrpc/connect";

/**
 * Waits until it is one's turn. The function that comes out has to be called when the work is done.
 *
 * @param host which machine asks: turns go round among those that wait
 * @throws ConnectError RESOURCE_EXHAUSTED, or the signal's reason
 */
export type TakeTurn = (host: string, signal: AbortSignal) => Promise<() => void>;

export interface TurnLimits {
  /** How many may work at the same time. */
  readonly maxRuns: number;
  /** How many may wait for that; one more is refused with RESOURCE_EXHAUSTED. */
  readonly maxWaiting: number;
  /** How many of one machine may wait: a class behind one address, and never the whole line. */
  readonly maxWaitingOfOne: number;
}

/**
 * Lets so many work at the same time. The others wait: those of one machine in the
 * order in which they came, and machines by turns, so that whoever asks for much
 * waits for himself.
 */
export function createTurns({ maxRuns, maxWaiting, maxWaitingOfOne }: TurnLimits): TakeTurn {
  let runs = 0;
  let waiting = 0;
  /** Whose turn it is comes first. Nobody is in it with an empty line. */
  const lines = new Map<string, Set<() => void>>();

  function done(): void {
    const [turn] = lines;
    if (turn === undefined) {
      runs--;
      return;
    }
    const [host, line] = turn;
    const [go] = line;
    // To the end of the round.
    lines.delete(host);
    lines.set(host, line);
    go?.();
  }

  function join(host: string, go: () => void): void {
    const line = lines.get(host) ?? new Set();
    lines.set(host, line.add(go));
    waiting++;
  }

  function leave(host: string, go: () => void): void {
    const line = lines.get(host);
    if (line?.delete(go) !== true) return;
    waiting--;
    if (line.size === 0) lines.delete(host);
  }

  return async (host, signal) => {
    if (runs < maxRuns) {
      runs++;
      return done;
    }
    if (waiting >= maxWaiting) throw tooMany(`${maxRuns + maxWaiting} files are being generated`);
    if ((lines.get(host)?.size ?? 0) >= maxWaitingOfOne) {
      throw tooMany(`${maxWaitingOfOne} files of yours wait to be generated`);
    }
    const { promise, resolve, reject } = Promise.withResolvers<() => void>();
    const abort = () => {
      leave(host, go);
      reject(signal.reason);
    };
    const go = () => {
      leave(host, go);
      signal.removeEventListener("abort", abort);
      resolve(done);
    };
    join(host, go);
    if (signal.aborted) abort();
    else signal.addEventListener("abort", abort, { once: true });
    return promise;
  };
}

function tooMany(what: string): ConnectError {
  return new ConnectError(`${what} already; try again in a moment`, Code.ResourceExhausted);
}
