/** How far somebody has come in the course. */
export interface Progress {
  /** When each step (from 1) of each lesson was done first, as ISO 8601 says it. */
  readonly steps: Readonly<Record<string, Readonly<Record<string, string>>>>;
  /** Where they were last, and when. */
  readonly last: { readonly id: string; readonly step: number; readonly at: string } | undefined;
  /** What stands on the certificate. */
  readonly name: string;
  /** When they started over: what was done before then does not count. */
  readonly since: string;
}

export const noProgress: Progress = { steps: {}, last: undefined, name: "", since: "" };

/** Whether a step was done. */
export function isDone(progress: Progress, id: string, step: number): boolean {
  return progress.steps[id]?.[step] !== undefined;
}

/** How many of a lesson's steps were done. */
export function countDone(progress: Progress, id: string, steps: number): number {
  let done = 0;
  for (let step = 1; step <= steps; step += 1) if (isDone(progress, id, step)) done += 1;
  return done;
}

/** With one more step done; when it was done first stays. */
export function withDone(progress: Progress, id: string, step: number, at: string): Progress {
  if (isDone(progress, id, step)) return progress;
  const steps = { ...progress.steps, [id]: { ...progress.steps[id], [step]: at } };
  return { ...progress, steps };
}

/** What two tabs, or a tab and a file, know together. */
export function mergeProgress(mine: Progress, other: Progress): Progress {
  const since = mine.since > other.since ? mine.since : other.since;
  const steps: Record<string, Record<string, string>> = {};
  for (const from of [mine, other]) {
    for (const [id, done] of Object.entries(from.steps)) {
      for (const [step, at] of Object.entries(done)) {
        const known = steps[id]?.[step];
        if (at < since || (known !== undefined && known <= at)) continue;
        steps[id] = { ...steps[id], [step]: at };
      }
    }
  }
  const lasts = [mine.last, other.last].filter((last) => last !== undefined && last.at >= since);
  const last = lasts.reduce(
    (a, b) => (a !== undefined && b !== undefined && b.at > a.at ? b : a),
    lasts[0],
  );
  return { steps, last, since, name: mine.name === "" ? other.name : mine.name };
}
