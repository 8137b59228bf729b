import type { CallLog } from "@grpc-playground/call";
import { type EventName, eventWords, findEvent } from "../../../src/index.ts";

/** As long as docs/LESSONS.md says. */
const patienceMs = 20_000;

/** Waits for an event of a call. Rejects when it cannot come any more, or is long in coming. */
export async function waitForEvent(log: CallLog | undefined, event: EventName): Promise<void> {
  const what = `Until ${eventWords(event)}`;
  if (log === undefined) throw new Error(`${what}: no call was made.`);
  const { promise, resolve, reject } = Promise.withResolvers<void>();
  const look = () => {
    if (findEvent(log, event) !== undefined) resolve();
    else if (log.ended) {
      const status = log.find("status");
      reject(new Error(`${what}: the call ended before, with ${status?.name} ${status?.message}`));
    }
  };
  const off = log.subscribe(look);
  const timer = setTimeout(() => reject(new Error(`${what}: 20 s were not enough.`)), patienceMs);
  look();
  try {
    await promise;
  } finally {
    clearTimeout(timer);
    off();
  }
}

/** Looks again and again until it is true, or the time is over. Answers what came of it. */
export async function eventually(holds: () => boolean, withinMs: number): Promise<boolean> {
  const end = performance.now() + withinMs;
  while (!holds()) {
    if (performance.now() > end) return false;
    await new Promise((resolve) => setTimeout(resolve, 20));
  }
  return true;
}
