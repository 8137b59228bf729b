import { existsSync, readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, it } from "vitest";
import { parseLesson } from "../src/index.ts";

const docs = join(import.meta.dirname, "../../../docs");
const courseFolder = join(import.meta.dirname, "../course");
const page = readFileSync(join(docs, "SEEDS.md"), "utf8");

/** The documents are not in this repository: how long each is, and which of its lines are blank. */
const documents: Readonly<Record<string, { readonly lines: number; readonly blank: string }>> = {
  Recommendations: {
    lines: 184,
    blank:
      "2 4 7 9 11 13 15 20 22 24 30 32 36 38 42 44 48 50 52 54 56 58 60 67 69 75 77 80-81 85 91 96 " +
      "100 102 104 107 109 113 115 117 120 127 131 133 142 144 146 148 153 155 157 162 164 167 169 " +
      "172 181",
  },
  Greeter: {
    lines: 100,
    blank: "2 8 10 12 17 19 23 26 28 30 33 37 39 43 45 48 52 56 94",
  },
  HeyHow: {
    lines: 155,
    blank:
      "3-4 7-8 10 12 14 16 18 20 24 26 32 39 41 47 49 53 55 60 62 69 71 74-75 77 79 83 85 89 91 " +
      "105-106 108 110 112 114 120 122-126 128 132-133 135 143 145 149 151 155",
  },
  "Displacement and RequestStreaming": {
    lines: 252,
    blank:
      "8 11 14 16 18 21 24 26 29 38 41 46 69 71 75 78 80 84 99 109 116 118 126-128 134 139 153 155 " +
      "165 172 174 180 183 186 205-206 208 215 233 236 240 245 248",
  },
};

/** How many steps each lesson of the course has, by its id. */
const steps = new Map(
  readdirSync(courseFolder).map((file) => {
    const { lesson } = parseLesson(file, readFileSync(join(courseFolder, file), "utf8"));
    return [file.replace(/^\d+-|\.md$/g, ""), lesson?.steps.length ?? 0] as const;
  }),
);

interface Link {
  readonly text: string;
  readonly to: string;
}

function linksOf(text: string): readonly Link[] {
  return [...text.matchAll(/\[([^\]]+)\]\(([^)\s]+)\)/g)].map(([, words = "", to = ""]) => ({
    text: words,
    to,
  }));
}

/** `1-3, 5` as 1, 2, 3, 5. */
function numbers(ranges: string): readonly number[] {
  return [...ranges.matchAll(/(\d+)(?:-(\d+))?/g)].flatMap(([, first, last]) => {
    const from = Number(first);
    return Array.from({ length: Number(last ?? first) - from + 1 }, (_, index) => from + index);
  });
}

/** The rows of the table under a heading, without its head. */
function rowsOf(title: string): readonly string[] {
  const section = page.split(/^## /m).find((each) => each.startsWith(`${title}\n`));
  return (section ?? "").split("\n").filter((line) => /^\| *\d/.test(line));
}

describe("docs/SEEDS.md", () => {
  it("links to what is there", () => {
    const gone = linksOf(page)
      .map(({ to }) => to.replace(/#.*$/, ""))
      .filter((to) => !to.startsWith("https:") && !existsSync(join(docs, to)));
    expect(gone).toEqual([]);
  });

  it("links to lessons by their own names, and to steps that they have", () => {
    const lessons = linksOf(page).filter(({ to }) => to.includes("/lessons/course/"));
    expect(lessons.length).toBeGreaterThan(100);
    const wrong = lessons.filter(({ text, to }) => {
      const [id = "", step = "1"] = text.split(" ");
      return !new RegExp(`/\\d+-${id}\\.md$`).test(to) || !(Number(step) <= (steps.get(id) ?? 0));
    });
    expect(wrong).toEqual([]);
  });

  it.each(Object.entries(documents))("has a lesson for every line of %s", (title, document) => {
    const rows = rowsOf(title);
    expect(rows.filter((row) => !row.includes("/lessons/course/"))).toEqual([]);
    const told = rows.flatMap((row) => numbers(row.split("|")[1] ?? ""));
    const blank = numbers(document.blank);
    const all = Array.from({ length: document.lines }, (_, index) => index + 1);
    expect(all.filter((line) => !told.includes(line) && !blank.includes(line))).toEqual([]);
    expect(told.filter((line, index) => told.indexOf(line) !== index)).toEqual([]);
    expect(told.every((line) => line <= document.lines)).toBe(true);
  });
});
