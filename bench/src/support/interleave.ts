import { progress } from "./progress.ts";
import { undisturbed } from "./quiet.ts";

/** One who can be measured: does a fixed amount of work, and says how fast. */
export interface Contender {
  readonly name: string;
  /** Calls, or messages, per second of one run. */
  readonly measure: () => Promise<number>;
}

/** Through the bridge a unary call still gets faster in the third, when direct ones no longer do. */
const warmUps = 3;

/**
 * Measures every contender in turn (A B C A B C ...), so that a machine whose
 * speed drifts is as fast for one as for the other.
 *
 * The first rounds are thrown away: they warm up code and connections.
 *
 * @returns for each name, one figure a round
 */
export async function interleave(
  contenders: readonly Contender[],
  rounds: number,
): Promise<Map<string, number[]>> {
  const samples = new Map(contenders.map(({ name }) => [name, [] as number[]]));
  for (let round = 1 - warmUps; round <= rounds; round += 1) {
    for (const { name, measure } of contenders) {
      const rate = round > 0 ? await undisturbed(measure) : await measure();
      progress(`${round > 0 ? `round ${round}` : "warm-up"}: ${name} ${rate.toFixed(0)}/s`);
      if (round > 0) samples.get(name)?.push(rate);
    }
  }
  return samples;
}
