import {
  outlineLesson,
  parseLesson,
  type Lesson,
  type LessonOutline,
  type LessonProblem,
  type ParsedLesson,
} from "@grpc-playground/lessons";

/** The course as it stands in the files of packages/lessons. */
export interface Course {
  /** In their order. */
  readonly lessons: readonly LessonOutline[];
  /** Parts in the order of their first lessons. */
  readonly parts: readonly { readonly name: string; readonly lessons: readonly LessonOutline[] }[];
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

const files = new Map<string, { readonly file: string; readonly text: string }>();
/** Reading a lesson takes a while, and few are opened: each is read when it is. */
const parsed = new Map<string, ParsedLesson>();

function outline(): Course {
  const lessons: LessonOutline[] = [];
  for (const path of Object.keys(texts).toSorted()) {
    const file = path.slice(path.lastIndexOf("/") + 1);
    const text = texts[path] ?? "";
    const lesson = outlineLesson(file, text);
    if (lesson === undefined) continue;
    files.set(lesson.id, { file, text });
    lessons.push(lesson);
  }
  const names = [...new Set(lessons.map(({ part }) => part))];
  const parts = names.map((name) => ({
    name,
    lessons: lessons.filter(({ part }) => part === name),
  }));
  return { lessons, parts };
}

export const course: Course = outline();

function read(id: string): ParsedLesson | undefined {
  const known = parsed.get(id);
  const source = files.get(id);
  if (known !== undefined || source === undefined) return known;
  const lesson = parseLesson(source.file, source.text, {
    readCode: (path) => codeByPath.get(path),
  });
  parsed.set(id, lesson);
  return lesson;
}

/** The lesson of an id, if there is one and it can be read. */
export function findLesson(id: string): Lesson | undefined {
  return read(id)?.lesson;
}

/** What keeps a lesson from being read: for whoever is writing it. */
export function problemsOf(id: string): readonly LessonProblem[] {
  return read(id)?.problems ?? [];
}

/** The lesson after one, in the course's order. */
export function lessonAfter(id: string): LessonOutline | undefined {
  return course.lessons[course.lessons.findIndex((lesson) => lesson.id === id) + 1];
}
