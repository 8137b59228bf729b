/** Resolves once something holds, looked at after every change; rejects with `reason` when it has not for `ms`. */
export async function until(
  holds: () => boolean,
  { ms, reason, signal }: { ms: number; reason: string; signal: AbortSignal },
): Promise<void> {
  const end = performance.now() + ms;
  while (!holds()) {
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
