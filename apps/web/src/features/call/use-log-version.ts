import type { CallLog } from "@grpc-playground/call";
import { useCallback, useSyncExternalStore } from "react";

/**
 * Renders the caller when the log has grown, at most once per animation
 * frame: events can come 100,000 a second, and a screen shows 60.
 */
export function useLogVersion(log: CallLog | undefined): number {
  const subscribe = useCallback(
    (listener: () => void) => {
      if (log === undefined) return () => undefined;
      let frame = 0;
      const leave = log.subscribe(() => {
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
    [log],
  );
  return useSyncExternalStore(subscribe, () => log?.version ?? 0);
}
