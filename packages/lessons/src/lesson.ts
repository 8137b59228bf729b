import type { Code as MarkdownCode, RootContent } from "mdast";
import type { Act } from "./acts/act.ts";
import type { Check } from "./checks/check.ts";
import type { LessonConcept } from "./concepts.ts";
import type { MethodName } from "./method-name.ts";

/** Markdown, read and not yet drawn. It never becomes HTML. */
export type Text = readonly RootContent[];

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

/** A code block whose text comes out of a file that a test runs, or stands in a row of tabs. */
export interface CodeBlock {
  readonly language: string | undefined;
  readonly file: string | undefined;
  readonly part: string | undefined;
  readonly tab: string | undefined;
  readonly node: MarkdownCode;
}

/** Something in a lesson's file that is not as it has to be. */
export interface LessonProblem {
  readonly file: string;
  /** From 1. */
  readonly line: number;
  /** What is wrong, and what to write instead. */
  readonly message: string;
}
