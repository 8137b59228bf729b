import type * as parts from "./present-parts.ts";
import { useEffect, useEffectEvent, useState } from "react";

/** What is loaded when it is first wanted. */
export type PresentParts = typeof parts;

/** Calls shown again, and before an audience. */
export interface Present {
  /** Undefined until they were wanted. */
  readonly parts: PresentParts | undefined;
  /** Since when (ms since 1970) the page is shown to an audience; undefined while it is not. */
  readonly since: number | undefined;
  readonly enter: () => void;
  readonly leave: () => void;
  /** Loads the parts, and does something with them. */
  readonly load: (then: (loaded: PresentParts) => void) => Promise<void>;
  /** Whether the parts could not be loaded. */
  readonly failed: boolean;
}

const fields = "input, select, textarea, [contenteditable], dialog *, [role='tree'] *";

/**
 * Whether the page is presented, which the key P begins.
 *
 * @param possible whether there is anything to present: where there is not, nothing begins, and what has begun waits
 */
export function usePresent(possible: boolean): Present {
  const [loadedParts, setLoadedParts] = useState<PresentParts>();
  const [since, setSince] = useState<number>();
  const [failed, setFailed] = useState(false);

  const load = async (then: (loaded: PresentParts) => void) => {
    try {
      const loaded = await import("./present-parts.ts");
      setFailed(false);
      setLoadedParts(loaded);
      then(loaded);
    } catch {
      setFailed(true);
    }
  };
  const enter = () => void load(() => setSince(Date.now()));

  const onKey = useEffectEvent((event: KeyboardEvent) => {
    const { key, ctrlKey, metaKey, altKey, defaultPrevented } = event;
    if (key.toLowerCase() !== "p" || ctrlKey || metaKey || altKey || defaultPrevented) return;
    const [target] = event.composedPath();
    if (!possible || since !== undefined || (target instanceof Element && target.matches(fields)))
      return;
    enter();
  });
  useEffect(() => {
    const listener = (event: KeyboardEvent) => onKey(event);
    document.addEventListener("keydown", listener);
    return () => document.removeEventListener("keydown", listener);
  }, []);

  const leave = () => setSince(undefined);
  return { parts: loadedParts, since: possible ? since : undefined, enter, leave, load, failed };
}
