import type { CallLog } from "@grpc-playground/call";
import { useCallback, useSyncExternalStore } from "react";

/** What the composer has to know of the call in its place. */
export interface CallFlags {
  open: boolean;
  halfClosed: boolean;
}

const flags = {
  none: { open: false, halfClosed: false },
  open: { open: true, halfClosed: false },
  halfClosed: { open: true, halfClosed: true },
} satisfies Record<string, CallFlags>;

/** Follows a log, and renders only when one of the flags changes. */
export function useCallFlags(log: CallLog | undefined): CallFlags {
  const subscribe = useCallback(
    (listener: () => void) => log?.subscribe(listener) ?? (() => undefined),
    [log],
  );
  return useSyncExternalStore(subscribe, () => {
    if (log === undefined || log.ended) return flags.none;
    return log.find("half-closed") === undefined ? flags.open : flags.halfClosed;
  });
}
