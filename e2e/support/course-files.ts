import { readdirSync, readFileSync } from "node:fs";
import { type Lesson, parseCourse } from "@grpc-playground/lessons";

const folder = new URL("../../packages/lessons/course/", import.meta.url);

/** The course as its files have it. Throws where one of them cannot be read. */
export function readCourse(): readonly Lesson[] {
  const names = readdirSync(folder).filter((name) => name.endsWith(".md"));
  const texts = names.map((name) => [name, readFileSync(new URL(name, folder), "utf8")] as const);
  const { lessons, problems } = parseCourse(Object.fromEntries(texts));
  if (problems.length > 0) throw new Error(JSON.stringify(problems, undefined, 2));
  return lessons;
}
