/** Something in a lesson's file that is not as it has to be. */
export interface LessonProblem {
  readonly file: string;
  /** From 1. */
  readonly line: number;
  /** What is wrong, and what to write instead. */
  readonly message: string;
}

/** Where whatever reads a part of a file says what is wrong with it. Reading goes on, so that all is told at once. */
export type Report = (line: number, message: string) => void;

/** Collects what is reported of a file, in the order of its lines. */
export function collectProblems(file: string): {
  readonly report: Report;
  readonly problems: () => readonly LessonProblem[];
} {
  const found: LessonProblem[] = [];
  return {
    report: (line, message) => void found.push({ file, line, message }),
    problems: () => found.toSorted((a, b) => a.line - b.line),
  };
}

/** `a`, `b` or `c`. */
export function oneOf(names: readonly string[]): string {
  const quoted = names.map((name) => `\`${name}\``);
  const last = quoted.pop() ?? "";
  return quoted.length === 0 ? last : `${quoted.join(", ")} or ${last}`;
}
