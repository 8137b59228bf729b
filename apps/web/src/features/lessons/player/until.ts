export interface UntilOptions {
  readonly ms: number;
  readonly reason: string;
  readonly signal: AbortSignal;
  /** Why it cannot come to hold any more; undefined as long as it can. */
  readonly vain?: () => string | undefined;
}

/**
 * Resolves once something holds, looked at after every change; rejects with `reason` when
 * it has not for `ms`, and at once with what `vain` says.
 */
export async function until(
  holds: () => boolean,
  { ms, reason, signal, vain }: UntilOptions,
): Promise<void> {
  const end = performance.now() + ms;
  while (!holds()) {
    const why = vain?.();
    if (why !== undefined) throw new Error(why);
    if (performance.now() > end) throw new Error(reason);
    // Calls come and go and buttons change, which nothing tells of in one place.
    // oxlint-disable-next-line no-await-in-loop -- one look after the other
    await pause(20, signal);
  }
  signal.throwIfAborted();
}

/** Resolves after so many milliseconds; rejects when it is stopped. */
export function pause(ms: number, signal: AbortSignal): Promise<void> {
  return new Promise((resolve, reject) => {
    signal.throwIfAborted();
    const stop = () => {
      clearTimeout(timer);
      reject(signal.reason);
    };
    const timer = setTimeout(() => {
      signal.removeEventListener("abort", stop);
      resolve();
    }, ms);
    signal.addEventListener("abort", stop, { once: true });
  });
}
