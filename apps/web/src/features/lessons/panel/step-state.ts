import { useStore } from "../../../shared/lib/store.ts";
import { progress } from "../progress/progress-store.ts";
import type { OpenStep } from "../session/open-step.ts";

/** How an open step stands. */
export interface StepState {
  readonly words: "Done" | "Done before" | "Not yet";
  /** Since it was opened. */
  readonly passed: boolean;
  /** When it was done first, as ISO 8601 says it; undefined for one that never was. */
  readonly since: string | undefined;
}

/** What was done once is done, though a step that is opened again may be done again. */
export function useStepState(open: OpenStep): StepState {
  const { passed } = useStore(useStore(open.session).state);
  const since = useStore(progress).steps[open.lesson.id]?.[open.number];
  const before = since === undefined ? "Not yet" : "Done before";
  return { words: passed ? "Done" : before, passed, since };
}
