import { readdirSync, readFileSync } from "node:fs";
import { expect, test } from "vitest";
import { lessonsOfEvents } from "../src/glossary/index.ts";
import { outlineLesson } from "../src/index.ts";

const folder = new URL("../course/", import.meta.url);
const outlines = readdirSync(folder)
  .filter((file) => file.endsWith(".md"))
  .map((file) => outlineLesson(file, readFileSync(new URL(file, folder), "utf8")));

test.each(Object.entries(lessonsOfEvents))(
  "%s leads to a lesson that teaches it",
  (idea, lesson) => {
    const outline = outlines.find((each) => each?.id === lesson.id);
    expect(outline?.title).toBe(lesson.title);
    const concept = /unary|streaming/.test(idea) ? "rpc-types" : idea;
    expect(outline?.concepts).toContain(concept);
  },
);
