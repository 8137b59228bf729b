import { useCallback, useEffect, useState, useSyncExternalStore } from "react";
import { onceAFrame } from "../../../shared/lib/once-a-frame.ts";
import type { Player, PlayerState } from "./player-state.ts";

/** The state of a player, followed once per frame at most: without delays it changes thousands of times a second. */
export function usePlayer({ state }: Player): PlayerState {
  const subscribe = useCallback(
    (listener: () => void) => onceAFrame((each) => state.subscribe(each), listener),
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
