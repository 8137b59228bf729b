import { useCallback, useState } from "react";

/** So many groups are open at once: the picture stays one that can be taken in. */
const most = 6;

/** Which groups of messages are opened, by their keys. */
export function useOpenGroups() {
  const [open, setOpen] = useState<ReadonlySet<string>>(new Set());
  const toggle = useCallback((key: string) => {
    setOpen((before) => {
      const next = new Set(before);
      if (next.delete(key)) return next;
      next.add(key);
      // The one that was opened first is closed, but not one on the way to this.
      for (const other of next) {
        if (next.size <= most) break;
        if (depthOf(other) >= depthOf(key) && other !== key) next.delete(other);
      }
      return next;
    });
  }, []);
  return { open, toggle };
}

/** A group's key is `g`, how deep it is, a dot, and its first event. */
function depthOf(key: string): number {
  return Number.parseInt(key.slice(1), 10);
}
