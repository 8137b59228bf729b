import { renderToStaticMarkup } from "react-dom/server";
import { expect, test } from "vitest";
import type { PartStand } from "../course/stand.ts";
import { PartLists } from "./part-lists.tsx";

const textsOf = (parts: readonly PartStand[]) =>
  [
    ...renderToStaticMarkup(<PartLists parts={parts} x={0} ink="" quiet="" />).matchAll(
      />([^<]+)<\/text>/g,
    ),
  ].map(([, text]) => text);

test("a sheet for a part of the course tells what was done from what is left", () => {
  expect(
    textsOf([
      { name: "Types", done: 4, lessons: 4 },
      { name: "Inside", done: 2, lessons: 7 },
      { name: "In earnest", done: 0, lessons: 8 },
    ]),
  ).toEqual([
    "Done",
    "Types (all 4 lessons)  ·  Inside (2 of 7 lessons)",
    "Left",
    "Inside (5 of 7 lessons)  ·  In earnest (all 8 lessons)",
  ]);
});

test("before the first whole lesson nothing is called done", () => {
  expect(textsOf([{ name: "Types", done: 0, lessons: 4 }])).toEqual([
    "Left",
    "Types (all 4 lessons)",
  ]);
});
