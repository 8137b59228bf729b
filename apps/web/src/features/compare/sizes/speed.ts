/** Something whose speed is measured: one run of it. */
export interface Contender {
  readonly name: string;
  readonly run: () => unknown;
}

/** The middle of what several rounds gave, and two ends. */
export interface Spread {
  readonly median: number;
  readonly low: number;
  readonly high: number;
}

export interface Speed {
  readonly name: string;
  /** Microseconds for one run, the middle of all rounds. */
  readonly micros: number;
  /** Against the first contender, round by round: 2 is twice as long. The ends are those of the middle half. */
  readonly ratio: Spread;
}

export interface SpeedOptions {
  /** A round runs each contender once, so that what disturbs one disturbs all. */
  readonly rounds: number;
  /** How long each runs in a round, in ms: enough for the clock, short enough for the page. */
  readonly sliceMs: number;
  readonly now?: (() => number) | undefined;
  /** Lets the page draw, between two slices. */
  readonly breathe: () => Promise<void>;
  readonly signal: AbortSignal;
}

/** Measures contenders in turns. Undefined when it was aborted. */
export async function measureSpeed(
  contenders: readonly Contender[],
  { rounds, sliceMs, now = () => performance.now(), breathe, signal }: SpeedOptions,
): Promise<readonly Speed[] | undefined> {
  const micros = contenders.map((): number[] => []);
  // The first round is not counted: the engine learns what to compile.
  for (let round = -1; round < rounds; round++) {
    for (const [place, { run }] of contenders.entries()) {
      if (signal.aborted) return undefined;
      const taken = slice(run, sliceMs, now);
      if (round >= 0) micros[place]?.push(taken);
      await breathe();
    }
  }
  const [first = []] = micros;
  return contenders.map(({ name }, place) => {
    const own = micros[place] ?? [];
    return {
      name,
      micros: spread(own).median,
      ratio: middleHalf(own.map((value, round) => value / (first[round] ?? value))),
    };
  });
}

/** Runs something for about so long, and answers the microseconds of one run. */
function slice(run: () => unknown, forMs: number, now: () => number): number {
  let runs = 0;
  let batch = 1;
  const start = now();
  let spent = 0;
  while (spent < forMs) {
    for (let nth = 0; nth < batch; nth++) run();
    runs += batch;
    spent = now() - start;
    // Asking the clock costs more than a small message does.
    if (spent < forMs / 4) batch *= 2;
  }
  return (1000 * spent) / runs;
}

/** The middle value, and the ends of the half around it: one disturbed round moves neither. */
function middleHalf(values: readonly number[]): Spread {
  const quarter = Math.floor(values.length / 4);
  const sorted = values.toSorted((one, other) => one - other);
  return spread(sorted.slice(quarter, sorted.length - quarter));
}

/** The middle value, the lowest and the highest. Of nothing, zeros. */
export function spread(values: readonly number[]): Spread {
  const sorted = values.toSorted((one, other) => one - other);
  const middle = sorted.length >> 1;
  const high = sorted.at(-1) ?? 0;
  const upper = sorted[middle] ?? 0;
  const median = sorted.length % 2 === 1 ? upper : ((sorted[middle - 1] ?? 0) + upper) / 2;
  return { median, low: sorted[0] ?? 0, high };
}
