import { Code, ConnectError } from "@connectrpc/connect";
import type { BalanceRequest } from "@grpc-playground/gen/playground/v1/practice_pb";
import { invalidField } from "../invalid-field.ts";

/**
 * Refuses at once what could not be over in time: each answer waits for the lab.
 *
 * @throws ConnectError INVALID_ARGUMENT that names the lab's header
 */
export function checkDelay(
  { calls }: Pick<BalanceRequest, "calls">,
  delayMs: number,
  maxHeldMs: number,
): void {
  if (calls * delayMs <= maxHeldMs) return;
  const most = Math.floor(maxHeldMs / calls);
  throw invalidField(
    "x-lab-delay",
    `must not be above ${most}ms for ${calls} calls, and is ${delayMs}ms: servers are lent for ` +
      `${maxHeldMs / 1000} s at the most; ask for a shorter delay or fewer calls`,
  );
}

/** One call's servers, for as long as it may have them. */
export interface Held {
  /** Aborts with the call, and when the time is up. */
  readonly signal: AbortSignal;
  /** Gives them back; more than once does no harm. */
  readonly release: () => void;
}

/**
 * Counts the time of a call. When it is up, its servers are taken back at once,
 * even while nobody reads the next answer, which then is RESOURCE_EXHAUSTED.
 *
 * @param free gives back what the call has; called once
 */
export function hold(call: AbortSignal, maxHeldMs: number, free: () => void): Held {
  const over = new AbortController();
  let isFree = false;
  function release(): void {
    clearTimeout(timer);
    if (isFree) return;
    isFree = true;
    free();
  }
  const timer = setTimeout(() => {
    over.abort(tookTooLong(maxHeldMs));
    release();
  }, maxHeldMs);
  // Servers that are lent must not keep the process.
  timer.unref();
  return { signal: AbortSignal.any([call, over.signal]), release };
}

function tookTooLong(maxHeldMs: number): ConnectError {
  return new ConnectError(
    `this call had its servers for ${maxHeldMs / 1000} s, the longest that they are lent: start ` +
      `another, with fewer calls or a shorter x-lab-delay, and read its answers as they come`,
    Code.ResourceExhausted,
  );
}
