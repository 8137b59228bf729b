import { cpus } from "node:os";
import { setTimeout as sleep } from "node:timers/promises";

const lookMs = 200;
const quietShare = 0.15;

/** How the machine was in the pauses of a run, when nothing of the bench's was at work. */
export interface Noise {
  /** Shares of all cores, 0 to 1, that others had just before each measurement. */
  readonly shares: readonly number[];
  /** Waited for others to finish, in all. */
  readonly waitedMs: number;
}

const shares: number[] = [];
let waitedMs = 0;
let patienceMs = 10_000;

/** How long a measurement may be put off while others are busy. */
export function setPatience(seconds: number): void {
  patienceMs = seconds * 1000;
}

/**
 * Waits for a moment in which others leave the cores alone, though not for
 * long. Calls through the bridge need three processes where direct ones need
 * two, so whoever takes a core away takes it from ours.
 */
export async function quietMoment(): Promise<void> {
  const begun = performance.now();
  let share = await busyShare();
  while (share > quietShare && performance.now() - begun < patienceMs) share = await busyShare();
  waitedMs += performance.now() - begun - lookMs;
  shares.push(share);
}

/** What was seen since the process began. */
export function noise(): Noise {
  return { shares, waitedMs };
}

async function busyShare(): Promise<number> {
  const before = ticks();
  await sleep(lookMs);
  const after = ticks();
  return (after.busy - before.busy) / Math.max(after.all - before.all, 1);
}

function ticks(): { busy: number; all: number } {
  let [busy, all] = [0, 0];
  for (const { times } of cpus()) {
    const sum = times.user + times.nice + times.sys + times.irq;
    busy += sum;
    all += sum + times.idle;
  }
  return { busy, all };
}
