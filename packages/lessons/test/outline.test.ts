import { readdirSync, readFileSync } from "node:fs";
import { expect, test } from "vitest";
import { outlineLesson, parseLesson } from "../src/index.ts";

const folder = new URL("../course/", import.meta.url);
const files = readdirSync(folder).filter((file) => file.endsWith(".md"));

test.each(files)("the outline of %s says what the lesson does", (file) => {
  const text = readFileSync(new URL(file, folder), "utf8");
  const { lesson } = parseLesson(file, text);
  expect(lesson).toBeDefined();
  if (lesson === undefined) return;
  const { id, title, part, minutes, about, concepts, steps } = lesson;
  const titles = steps.map((step) => step.title);
  expect(outlineLesson(file, text)).toEqual({
    id,
    title,
    part,
    minutes,
    about,
    concepts,
    steps: titles,
  });
});

test("headings within code are no steps", () => {
  const head = "---\ntitle: T\npart: P\nminutes: 1\nabout: A.\nconcepts: [rpc]\n---\n";
  const text = `${head}\n## One \`x\`\n\n\`\`\`\`md\n\`\`\`\n## no step\n\`\`\`\`\n\n## Two\n`;
  expect(outlineLesson("01-x.md", text)?.steps).toEqual(["One x", "Two"]);
});

test.each(["", "no front matter", "---\ntitle: T\n"])("%j has no outline", (text) => {
  expect(outlineLesson("01-x.md", text)).toBeUndefined();
});
