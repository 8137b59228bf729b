/** At most so much of a deadline is left when a call counts as ended by it. */
const slackMs = 200;

/**
 * Whether a client that gave a call up did so because of its deadline. It says
 * nothing but "cancelled" then, and its clock started before ours: by as much as
 * it took to connect and to get here.
 *
 * @param leftMs what was left of the deadline here
 * @param timeoutMs the whole of it
 */
export function wasDeadline(leftMs: number, timeoutMs: number): boolean {
  return leftMs <= Math.min(slackMs, timeoutMs / 2);
}
