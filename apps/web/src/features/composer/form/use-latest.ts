import { useEffect, useRef, useState } from "react";

/** A function that stays the same and does what the newest one does, so that items need not render for it. */
export function useLatest<Args extends readonly unknown[]>(
  run: (...args: Args) => void,
): (...args: Args) => void {
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
