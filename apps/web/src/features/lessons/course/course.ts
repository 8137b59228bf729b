import { parseCourse, type Lesson, type LessonProblem } from "@grpc-playground/lessons";

/** The course as it stands in the files of packages/lessons. */
export interface Course {
  /** In their order. */
  readonly lessons: readonly Lesson[];
  /** Parts in the order of their first lessons. */
  readonly parts: readonly { readonly name: string; readonly lessons: readonly Lesson[] }[];
  /** What could not be read; the test of the course lets none of it through. */
  readonly problems: readonly LessonProblem[];
}

const texts = import.meta.glob<string>("../../../../../../packages/lessons/course/*.md", {
  query: "?raw",
  import: "default",
  eager: true,
});

const code = import.meta.glob<string>(
  [
    "../../../../../../packages/lessons/code/**/*.{go,js,json,mjs,mod,proto,py,sh,toml,ts,txt,yaml}",
    "!**/node_modules/**",
  ],
  { query: "?raw", import: "default", eager: true },
);

const codeFolder = /^.*\/packages\/lessons\/code\//;
const codeByPath = new Map(
  Object.entries(code).map(([path, text]) => [path.replace(codeFolder, ""), text]),
);

function read(): Course {
  const named = Object.entries(texts).map(([path, text]) => [path.split("/").at(-1) ?? path, text]);
  const { lessons, problems } = parseCourse(Object.fromEntries(named), {
    readCode: (path) => codeByPath.get(path),
  });
  const names = [...new Set(lessons.map(({ part }) => part))];
  const parts = names.map((name) => ({
    name,
    lessons: lessons.filter(({ part }) => part === name),
  }));
  return { lessons, parts, problems };
}

export const course: Course = read();

/** The lesson of an id. */
export function findLesson(id: string): Lesson | undefined {
  return course.lessons.find((lesson) => lesson.id === id);
}

/** The lesson after one, in the course's order. */
export function lessonAfter(lesson: Lesson): Lesson | undefined {
  return course.lessons[course.lessons.indexOf(lesson) + 1];
}
