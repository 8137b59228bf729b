import { remembered } from "../../../shared/lib/remembered.ts";
import { createStore, type Store } from "../../../shared/lib/store.ts";
import { mergeProgress, noProgress, withDone, type Progress } from "./progress.ts";
import { readProgress, writeProgress } from "./progress-file.ts";

const storage = remembered("lessons");

const kept = (): Progress => {
  const text = storage.read();
  return text === undefined ? noProgress : (readProgress(text).progress ?? noProgress);
};

const now = () => new Date().toISOString();

const store = createStore<Progress>(kept());

/** How far the learner has come: in this browser, whichever tab it was in. */
export const progress: Store<Progress> = store;

// Other tabs write too; the event comes from them alone.
addEventListener("storage", ({ key }) => {
  if (key === null || key.endsWith(".lessons")) store.set(mergeProgress(store.get(), kept()));
});

function put(next: Progress): void {
  const merged = mergeProgress(next, kept());
  store.set(merged);
  storage.write(writeProgress(merged));
}

/** A step was done. */
export function markDone(id: string, step: number): void {
  const before = store.get();
  const next = withDone(before, id, step, now());
  if (next !== before) put(next);
}

/** A step was opened: there one goes on the next time. */
export function markOpened(id: string, step: number): void {
  put({ ...store.get(), last: { id, step, at: now() } });
}

/** Puts a name on the certificate. */
export function setName(name: string): void {
  const next = { ...mergeProgress(store.get(), kept()), name };
  store.set(next);
  storage.write(writeProgress(next));
}

/** Adds what a file knows. What was started over before is not in the way of an older file. */
export function addProgress(other: Progress): void {
  const mine = { ...store.get(), since: "" };
  // By a clock that is ahead of this one, nobody would ever have been elsewhere since.
  const last = other.last && other.last.at <= now() ? other.last : undefined;
  const merged = mergeProgress(mine, { ...other, last, since: "" });
  store.set(merged);
  storage.write(writeProgress(merged));
}

/** Forgets what was done, in every tab. */
export function startOver(): void {
  put({ ...noProgress, name: store.get().name, since: now() });
}
