import { setTimeout as sleep } from "node:timers/promises";
import { progress } from "./progress.ts";

/** One who can be measured: does a fixed amount of work, and says how fast. */
export interface Contender {
  readonly name: string;
  /** Calls, or messages, per second of one run. */
  measure(): Promise<number>;
}

/** Long enough for the last contender's garbage and sockets to be gone before the next starts. */
const breathMs = 150;

/**
 * Measures every contender in turn (A B C A B C ...), so that a machine whose
 * speed drifts is as fast for one as for the other.
 *
 * The first round is thrown away: it warms up code and connections.
 *
 * @returns for each name, one figure a round
 */
export async function interleave(
  contenders: readonly Contender[],
  rounds: number,
): Promise<Map<string, number[]>> {
  const samples = new Map(contenders.map(({ name }) => [name, [] as number[]]));
  for (let round = 0; round <= rounds; round += 1) {
    for (const contender of contenders) {
      const rate = await contender.measure();
      progress(
        `${round === 0 ? "warm-up" : `round ${round}`}: ${contender.name} ${rate.toFixed(0)}/s`,
      );
      if (round > 0) samples.get(contender.name)?.push(rate);
      await sleep(breathMs);
    }
  }
  return samples;
}
