import type { Lesson } from "./lesson.ts";
import type { LessonProblem } from "./problems.ts";
import { parseLesson, type ParseOptions } from "./parse-lesson.ts";

/** All lessons that can be read, in the course's order, and what is wrong with the others. */
export interface Course {
  readonly lessons: readonly Lesson[];
  readonly problems: readonly LessonProblem[];
}

export interface CourseOptions extends ParseOptions {
  /** The glossary's terms; without them links to terms are not looked at. */
  readonly terms?: ReadonlySet<string> | undefined;
}

/**
 * Reads a course out of its files. A broken lesson does not hide the others.
 *
 * @param files texts by the files' names, without folders
 */
export function parseCourse(
  files: Readonly<Record<string, string>>,
  options: CourseOptions = {},
): Course {
  const names = Object.keys(files).toSorted();
  const parsed = names.map((file) => ({ file, ...parseLesson(file, files[file] ?? "", options) }));
  const lessons = parsed.map(({ lesson }) => lesson).filter((lesson) => lesson !== undefined);
  const problems = parsed.flatMap(({ problems: own }) => own ?? []);
  const steps = new Map(lessons.map(({ id, steps: { length } }) => [id, length]));
  // Of a lesson that cannot be read nobody knows how many steps it has, but it is there.
  const broken = new Set(parsed.filter(({ lesson }) => !lesson).map(({ file }) => idOf(file)));
  const seenParts: string[] = [];
  const seenIds = new Set<string>();
  for (const result of parsed) {
    if (result.lesson === undefined) continue;
    const { file, lesson, links } = result;
    const tell = (line: number, message: string) => problems.push({ file, line, message });
    if (seenIds.has(lesson.id)) tell(1, `There is another lesson \`${lesson.id}\`.`);
    seenIds.add(lesson.id);
    if (seenParts.includes(lesson.part) && seenParts.at(-1) !== lesson.part) {
      tell(
        1,
        `Lessons of the part "${lesson.part}" have to follow one another: renumber the file.`,
      );
    }
    seenParts.push(lesson.part);
    for (const { line, link } of links) {
      if (link.kind === "lesson" && !broken.has(link.id)) {
        const count = steps.get(link.id);
        if (count === undefined) tell(line, `There is no lesson \`${link.id}\`.`);
        else if ((link.step ?? 1) > count) tell(line, `\`${link.id}\` has ${count} steps.`);
      } else if (link.kind === "term" && options.terms?.has(link.id) === false) {
        tell(line, `The glossary has no term \`${link.id}\`.`);
      }
    }
  }
  return { lessons, problems };
}

function idOf(file: string): string {
  return file.replace(/^\d+-/, "").replace(/\.md$/, "");
}
