interface HasSetImmediate {
  setImmediate?: (callback: () => void) => unknown;
}

/**
 * A function that runs a callback when the present turn of the event loop is
 * over. In Node that is setImmediate. A browser has MessageChannel: setTimeout
 * waits 4 ms when nested and up to a second in a hidden tab, and a microtask
 * runs before the turn's other events.
 */
export function createTurnEnd(): (callback: () => void) => void {
  const { setImmediate } = globalThis as HasSetImmediate;
  if (setImmediate !== undefined) return (callback) => void setImmediate(callback);
  const { port1, port2 } = new MessageChannel();
  const waiting: (() => void)[] = [];
  port1.addEventListener("message", () => {
    for (const callback of waiting.splice(0)) callback();
  });
  port1.start();
  return (callback) => {
    if (waiting.push(callback) === 1) port2.postMessage(undefined);
  };
}
