import { useEffect, useRef, useState } from "react";

/** A function that stays the same and does what the newest one does, so that items need not render for it. */
export function useLatest<Args extends readonly unknown[], Result>(
  run: (...args: Args) => Result,
): (...args: Args) => Result {
  const newest = useRef(run);
  useEffect(() => {
    newest.current = run;
  });
  const [stable] = useState(
    () =>
      (...args: Args) =>
        newest.current(...args),
  );
  return stable;
}
