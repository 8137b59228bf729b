import { setTimeout as sleep } from "node:timers/promises";
import { coreTime, knowsOwn, othersSince } from "./cores.ts";
import { progress } from "./progress.ts";
import { spreadOf } from "./statistics.ts";

const lookMs = 200;
/** Shares of all cores that others may have: before a measurement, and on average during it. */
const quiet = { before: 0.15, during: 0.08 };

/**
 * What others did in this run: for each measurement that counts, the share of
 * all cores that they had meanwhile; how many were thrown away because of it;
 * and the time spent waiting for them.
 */
const seen = { shares: [] as number[], repeated: 0, waitedMs: 0 };
let patienceMs = 10_000;

/** How long each measurement may be put off, or repeated, because others are busy. */
export function setPatience(seconds: number): void {
  patienceMs = seconds * 1000;
}

/**
 * Measures when others leave the cores alone, and again when they did not while
 * it measured; the least disturbed one counts when patience ends.
 *
 * Calls through the bridge need three processes where direct ones need two, so
 * whoever takes a core away takes it from ours. What is looked at is what others
 * do, never the figure, so this favours nobody.
 */
export async function undisturbed<T>(measure: () => Promise<T>): Promise<T> {
  const end = performance.now() + patienceMs;
  let best: { figure: T; share: number } | undefined;
  for (;;) {
    await quietMoment(end);
    const before = coreTime();
    const figure = await measure();
    const share = knowsOwn ? othersSince(before) : 0;
    if (best === undefined || share < best.share) best = { figure, share };
    if (best.share <= quiet.during || performance.now() > end) break;
    seen.repeated += 1;
    progress(`others had ${(share * 100).toFixed(0)}% of the cores meanwhile; once more`);
  }
  seen.shares.push(best.share);
  return best.figure;
}

/** How quiet it was since the process began, in a sentence. */
export function describeNoise(): string {
  const { shares, repeated, waitedMs } = seen;
  const { median, max } = spreadOf(shares.map((share) => share * 100));
  return (
    `While it measured, others had ${median.toFixed(0)}% of the cores (median; at most ` +
    `${max.toFixed(0)}%), after ${repeated} measurements repeated because of others and ` +
    `${(waitedMs / 1000).toFixed(0)} s of waiting for them.`
  );
}

async function quietMoment(end: number): Promise<void> {
  const begun = performance.now();
  let share: number;
  do {
    const before = coreTime();
    await sleep(lookMs);
    share = othersSince(before);
  } while (share > quiet.before && performance.now() < end);
  seen.waitedMs += performance.now() - begun - lookMs;
}
