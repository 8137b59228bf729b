import type { Lesson } from "./lesson.ts";
import { readFrontMatter } from "./reading/front-matter.ts";

/** What a list of lessons shows of one. */
export interface LessonOutline extends Pick<
  Lesson,
  "id" | "title" | "part" | "minutes" | "about" | "concepts"
> {
  /** The titles of its steps. */
  readonly steps: readonly string[];
}

/**
 * Reads as much of a lesson as a list of lessons shows: in a hundredth of the
 * time that reading it takes, and without looking for mistakes, which
 * `parseLesson` tells. Undefined where there is no front matter to be read.
 *
 * @param file `12-deadlines.md`, without folders
 */
export function outlineLesson(file: string, text: string): LessonOutline | undefined {
  const id = /^\d+-(.+)\.md$/.exec(file)?.[1];
  const lines = text.replace(/^\uFEFF/, "").split(/\r?\n/);
  const end = lines.indexOf("---", 1);
  if (id === undefined || lines[0] !== "---" || end < 0) return undefined;
  const front = readFrontMatter(lines.slice(1, end).join("\n"), 2, () => undefined);
  if (front === undefined) return undefined;
  const { method: _, ...about } = front;
  return { id, ...about, steps: stepTitles(lines.slice(end + 1)) };
}

function stepTitles(lines: readonly string[]): readonly string[] {
  const titles: string[] = [];
  let fence: string | undefined;
  for (const line of lines) {
    const mark = /^ {0,3}(`{3,}|~{3,})/.exec(line)?.[1];
    if (fence !== undefined) {
      if (mark?.startsWith(fence) === true && line.trim() === mark) fence = undefined;
    } else if (mark !== undefined) fence = mark;
    else if (line.startsWith("## ")) titles.push(line.slice(3).replaceAll(/[`*]/g, "").trim());
  }
  return titles;
}
