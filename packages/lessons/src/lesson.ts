import type { Act } from "./acts/act.ts";
import type { Check } from "./checks/check.ts";
import type { LessonConcept } from "./concepts.ts";
import type { MethodName } from "./method-name.ts";
import type { Text } from "./text/text.ts";

/** One lesson of the course, out of one file. See docs/LESSONS.md for what each part is for. */
export interface Lesson {
  /** The file's name without its number: `server-streaming`. */
  readonly id: string;
  readonly title: string;
  readonly part: string;
  readonly minutes: number;
  /** One sentence for the list of lessons. */
  readonly about: string;
  readonly concepts: readonly LessonConcept[];
  /** What stands before the first step. */
  readonly lead: Text;
  readonly steps: readonly Step[];
}

/** One thing to do, and how one knows that it was done. */
export interface Step {
  readonly title: string;
  readonly body: Text;
  readonly task: Text;
  readonly method: MethodName;
  /** Whether calls of other methods count too. */
  readonly anyMethod: boolean;
  readonly setup: readonly Act[];
  readonly question: Question | undefined;
  readonly check: Check;
  readonly hints: readonly Text[];
  readonly show: readonly Act[];
  readonly wrong: readonly Act[];
  readonly facts: readonly Fact[];
}

export interface Question {
  readonly text: Text;
  /** Undefined: the answer is typed. */
  readonly choices: readonly string[] | undefined;
}

/** A claim, and what stands behind it. */
export interface Fact {
  readonly says: Text;
  readonly because:
    | { readonly kind: "shown"; readonly check: Check }
    | { readonly kind: "cited"; readonly source: Text };
}
