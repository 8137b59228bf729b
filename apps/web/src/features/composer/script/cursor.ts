import type { ScriptStep } from "./script.ts";

/** Which step goes next, in a script that may be edited meanwhile. */
export interface Cursor {
  /** Undefined behind the last step. */
  readonly id: number | undefined;
  /** Where the step was last seen. */
  readonly index: number;
}

export function cursorAt(steps: readonly ScriptStep[], index: number): Cursor {
  return { id: steps[index]?.id, index };
}

/** Where the step is now. When it is gone, the one that took its place goes next. */
export function locate(steps: readonly ScriptStep[], { id, index }: Cursor): number {
  if (id === undefined) return Math.min(index, steps.length);
  if (steps[index]?.id === id) return index;
  const found = steps.findIndex((step) => step.id === id);
  return found < 0 ? Math.min(index, steps.length) : found;
}

/** The cursor once the step under it has been sent. */
export function cursorAfter(steps: readonly ScriptStep[], sent: Cursor): Cursor {
  const index = locate(steps, sent);
  return cursorAt(steps, steps[index]?.id === sent.id ? index + 1 : index);
}
