/**
 * A call to be made against the target, as it is sent to whoever makes it.
 *
 * - `server-stream`: one call, `count` replies
 * - `client-stream`: one call, `count` requests
 * - `unary`: `count` calls, each begun when the one before has ended
 */
export interface Job {
  readonly kind: "server-stream" | "client-stream" | "unary";
  readonly count: number;
}

/** From the start of the first call to the status of the last. */
export interface Done {
  readonly ms: number;
  /** How many messages were decoded by the client, or counted by the target. */
  readonly count: number;
}

/** Someone who can make all three. */
export interface Worker {
  run(job: Job): Promise<Done>;
}

/** What to ask the target for: the count as its lab header says it. */
export const countHeader = "x-lab-count";
/** The request of every call and every message: small, as a chat's are. */
export const request = { name: "World", greeting: "Hello" };
/** The reply to it. */
export const reply = { message: "Hello World" };

/**
 * Calls, or messages, per second.
 *
 * @throws Error when it did not get as many as it should have
 */
export function rateOf(job: Job, { ms, count }: Done): number {
  if (count !== job.count) throw new Error(`${job.kind}: ${count} messages of ${job.count} came.`);
  return (count / ms) * 1000;
}
