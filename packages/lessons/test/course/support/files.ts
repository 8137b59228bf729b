import { readdirSync, readFileSync } from "node:fs";
import { fileURLToPath } from "node:url";
import { type Course, parseCourse } from "../../../src/index.ts";

const courseFolder = fileURLToPath(new URL("../../../course/", import.meta.url));
const codeFolder = fileURLToPath(new URL("../../../code/", import.meta.url));

/** A file of packages/lessons/code; undefined if there is none. */
export function readCode(path: string): string | undefined {
  try {
    return readFileSync(codeFolder + path, "utf8");
  } catch {
    return undefined;
  }
}

/** The course as it stands in its folder. */
export function readCourse(): Course {
  const names = readdirSync(courseFolder).filter((name) => name.endsWith(".md"));
  const files = Object.fromEntries(
    names.map((name) => [name, readFileSync(courseFolder + name, "utf8")]),
  );
  return parseCourse(files, { readCode });
}
