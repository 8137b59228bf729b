import { readFileSync } from "node:fs";
import { type Lesson, type LessonProblem, parseLesson } from "../../src/index.ts";

export const parrotFile = "10-parrot.md";
export const parrotText = readFileSync(
  new URL(`../fixtures/${parrotFile}`, import.meta.url),
  "utf8",
);

/** A file that the fixture's code block asks for. */
const greet =
  "import grpc\n\n# part: serve\n    server.start()\n\n    wait()\n# end part\nmore()\n";
export const readCode = (path: string) => (path === "greet.py" ? greet : undefined);

/** Reads a text that has to be a lesson. */
export function lessonOf(text: string): Lesson {
  const { lesson, problems } = parseLesson(parrotFile, text, { readCode });
  if (lesson === undefined) throw new Error(JSON.stringify(problems));
  return lesson;
}

/** The fixture with one piece changed; it has to be there. */
export function parrotWith(piece: string, instead: string): string {
  if (!parrotText.includes(piece)) throw new Error(`the fixture has no ${piece}`);
  return parrotText.replace(piece, () => instead);
}

export function problemsOf(text: string, file = parrotFile): readonly LessonProblem[] {
  return parseLesson(file, text, { readCode }).problems ?? [];
}

/** The line of the fixture (or another text) in which a piece stands, from 1. */
export function lineOf(piece: string, text = parrotText): number {
  return text.slice(0, text.indexOf(piece)).split("\n").length;
}
