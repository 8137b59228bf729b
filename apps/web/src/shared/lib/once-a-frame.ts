/**
 * Subscribes a listener that hears of many changes once, at the next animation
 * frame: for what changes thousands of times a second. Returns what ends it.
 */
export function onceAFrame(
  subscribe: (listener: () => void) => () => void,
  listener: () => void,
): () => void {
  let frame = 0;
  const leave = subscribe(() => {
    if (frame !== 0) return;
    frame = requestAnimationFrame(() => {
      frame = 0;
      listener();
    });
  });
  return () => {
    leave();
    cancelAnimationFrame(frame);
  };
}
