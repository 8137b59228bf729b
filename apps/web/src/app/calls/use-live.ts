import { useMemo } from "react";
import { useStore } from "../../shared/lib/store.ts";
import { targetKey, type Target } from "../../shared/lib/target.ts";
import type { Calls } from "./calls.ts";

/** `service/method` of the methods of a target that have an open call. */
export function useLive(calls: Calls, target: Target): ReadonlySet<string> {
  const entries = useStore(calls.entries);
  return useMemo(() => {
    const prefix = `${targetKey(target)} `;
    const open = [...entries].filter(([key, { log }]) => key.startsWith(prefix) && !log.ended);
    return new Set(open.map(([key]) => key.slice(prefix.length)));
  }, [entries, target]);
}
