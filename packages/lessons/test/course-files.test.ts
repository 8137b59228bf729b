import { expect, test } from "vitest";
import { parseCourse } from "../src/index.ts";
import { parrotText, parrotWith } from "./support/lesson.ts";

const alone = parrotWith("lesson:deadlines/2", "lesson:parrot/2").replace(
  "file=greet.py part=serve ",
  "",
);
const later = alone.replace("part: The four types", "part: Later");
const tell = (files: Readonly<Record<string, string>>) =>
  parseCourse(files).problems.map(({ file, message }) => `${file} ${message}`);

test("lessons come in the order of their numbers", () => {
  const { lessons, problems } = parseCourse({ "20-b.md": alone, "03-a.md": alone });
  expect(problems.filter(({ message }) => !message.includes("no lesson"))).toEqual([]);
  expect(lessons.map(({ id }) => id)).toEqual(["a", "b"]);
});

test("links lead to lessons and steps that there are", () => {
  expect(tell({ "10-parrot.md": alone })).toEqual([]);
  expect(tell({ "10-parrot.md": parrotText.replace("file=greet.py part=serve ", "") })).toEqual([
    "10-parrot.md There is no lesson `deadlines`.",
  ]);
  expect(tell({ "10-parrot.md": alone.replace("parrot/2", "parrot/3") })).toEqual([
    "10-parrot.md `parrot` has 2 steps.",
  ]);
});

test("a broken lesson hides no other, and links to it are no second problem", () => {
  const { lessons, problems } = parseCourse({
    "10-parrot.md": alone.replace("parrot/2", "other/9"),
    "11-other.md": "nothing",
  });
  expect(lessons.map(({ id }) => id)).toEqual(["parrot"]);
  expect(problems.map(({ file }) => file)).toEqual(["11-other.md"]);
});

test("lessons of a part follow one another, and no two have the same id", () => {
  expect(tell({ "10-parrot.md": alone, "11-x.md": later, "12-y.md": alone })).toContainEqual(
    expect.stringContaining('12-y.md Lessons of the part "The four types" have to follow'),
  );
  expect(tell({ "10-parrot.md": alone, "11-parrot.md": alone })).toContain(
    "11-parrot.md There is another lesson `parrot`.",
  );
});

test("links to terms lead into the glossary", () => {
  const text = alone.replace("lesson:parrot/2", "term:half-close");
  const of = (terms: readonly string[]) =>
    parseCourse({ "10-parrot.md": text }, { terms: new Set(terms) }).problems;
  expect(of(["half-close"])).toEqual([]);
  expect(of([])[0]?.message).toBe("The glossary has no term `half-close`.");
});
