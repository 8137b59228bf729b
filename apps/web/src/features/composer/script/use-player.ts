import { useCallback, useEffect, useState, useSyncExternalStore } from "react";
import type { Player, PlayerState } from "./player-state.ts";

/** The state of a player, followed once per frame at most: without delays it changes thousands of times a second. */
export function usePlayer({ state }: Player): PlayerState {
  const subscribe = useCallback(
    (listener: () => void) => {
      let frame = 0;
      const leave = state.subscribe(() => {
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
    },
    [state],
  );
  return useSyncExternalStore(subscribe, state.get);
}

/** A tenth of a second: what a countdown shows. */
const tickMs = 100;

/** Renders the caller ten times a second while that is asked for. */
export function useTicks(isOn: boolean): void {
  const [, setTick] = useState(0);
  useEffect(() => {
    if (!isOn) return undefined;
    const timer = setInterval(() => setTick((tick) => tick + 1), tickMs);
    return () => clearInterval(timer);
  }, [isOn]);
}
