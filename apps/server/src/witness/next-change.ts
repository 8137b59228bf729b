/**
 * Waits until one of `wakers` is called, and answers true; or until the time is
 * up, and answers false.
 *
 * @param untilMs of `performance.now()`; Infinity waits for as long as it takes
 * @throws the signal's reason, as soon as it aborts
 */
export function nextChange(
  wakers: Set<() => void>,
  untilMs: number,
  signal: AbortSignal,
): Promise<boolean> {
  return new Promise((resolve, reject) => {
    if (signal.aborted) {
      reject(signal.reason);
      return;
    }
    const leftMs = untilMs - performance.now();
    if (leftMs <= 0) {
      resolve(false);
      return;
    }
    const timer = Number.isFinite(leftMs) ? setTimeout(() => settle(false), leftMs) : undefined;
    const wake = () => settle(true);
    const abort = () => {
      forget();
      reject(signal.reason);
    };
    function settle(changed: boolean) {
      forget();
      resolve(changed);
    }
    function forget() {
      clearTimeout(timer);
      wakers.delete(wake);
      signal.removeEventListener("abort", abort);
    }
    wakers.add(wake);
    signal.addEventListener("abort", abort, { once: true });
  });
}
