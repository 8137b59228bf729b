/** How long after a question without an answer it is asked again (ms). */
const againMs = 3_000;

/**
 * Asks at once and on each occasion, and again and again only for as long as there is no
 * answer. Returns what ends that.
 *
 * @param occasions calls back when the answer may be another one; returns what ends that
 */
export function keepAsking(
  ask: () => Promise<unknown>,
  occasions: (listener: () => void) => () => void,
): () => void {
  let isAsking = false;
  let isOver = false;
  let again: ReturnType<typeof setTimeout> | undefined;
  const look = () => {
    if (isAsking) return;
    isAsking = true;
    clearTimeout(again);
    const answered = () => void (isAsking = false);
    ask().then(answered, () => {
      answered();
      if (!isOver) again = setTimeout(look, againMs);
    });
  };
  look();
  const leave = occasions(look);
  return () => {
    isOver = true;
    clearTimeout(again);
    leave();
  };
}
