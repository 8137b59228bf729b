import { useCallback, useSyncExternalStore } from "react";

/** More events than this since the last rendering are a burst. */
const burst = 100;
/** A burst is drawn this seldom (ms): nobody reads faster, and the time goes to the messages. */
const burstPauseMs = 80;

/** What grows, and says so: a call's log, or its `wire`. */
export interface Versioned {
  readonly version: number;
  /** Nothing more comes: the last change is drawn at once. */
  readonly ended?: boolean;
  subscribe(listener: () => void): () => void;
}

/**
 * Renders the caller when the log has grown, at most once per animation
 * frame, and less often in a burst: events can come 100,000 a second.
 */
export function useLogVersion(log: Versioned | undefined): number {
  const subscribe = useCallback(
    (listener: () => void) => {
      if (log === undefined) return () => undefined;
      let frame = 0;
      let drawnVersion = log.version;
      let drawnAt = 0;
      const draw = (now: number) => {
        const isBurst = log.version - drawnVersion > burst && log.ended !== true;
        if (isBurst && now - drawnAt < burstPauseMs) {
          frame = requestAnimationFrame(draw);
          return;
        }
        frame = 0;
        drawnVersion = log.version;
        listener();
        // React renders in a microtask; the pause counts from its end, so that a slow machine gets one.
        queueMicrotask(() => {
          drawnAt = performance.now();
        });
      };
      const leave = log.subscribe(() => {
        if (frame === 0) frame = requestAnimationFrame(draw);
      });
      return () => {
        leave();
        cancelAnimationFrame(frame);
      };
    },
    [log],
  );
  return useSyncExternalStore(subscribe, () => log?.version ?? 0);
}
