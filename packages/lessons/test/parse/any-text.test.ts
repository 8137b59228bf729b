import * as fc from "fast-check";
import { expect, test } from "vitest";
import { parseLesson } from "../../src/index.ts";
import { parrotFile, parrotText } from "../support/lesson.ts";

/** Whether a text came out as a lesson or as problems, each with a line. */
function isEither(text: string): boolean {
  const { lesson, problems } = parseLesson(parrotFile, text);
  if (problems === undefined) return lesson.steps.length > 0;
  return problems.length > 0 && problems.every(({ line }) => line > 0);
}

test("any text is a lesson or has problems, and never throws", () => {
  fc.assert(
    fc.property(fc.string({ unit: "binary", maxLength: 400 }), (text) => {
      expect(isEither(text)).toBe(true);
    }),
  );
});

test("so is a lesson out of which, and into which, anything was cut", () => {
  const scraps = fc.oneof(
    fc.string({ maxLength: 20 }),
    fc.constantFrom("```", "```step\n", "---\n", "- ", "{", "}: [", "&a *a", "## ", "!!set ", "? "),
  );
  const cuts = fc.tuple(fc.nat(parrotText.length), fc.nat(60), scraps);
  fc.assert(
    fc.property(fc.array(cuts, { minLength: 1, maxLength: 6 }), (edits) => {
      let text = parrotText;
      for (const [at, length, scrap] of edits) {
        text = text.slice(0, at) + scrap + text.slice(at + length);
      }
      expect(isEither(text)).toBe(true);
    }),
    { numRuns: 200 },
  );
}, 20_000);

test.each([">", "[", "*a "])(
  "so is a text that is nested as deep as nobody can read: %s",
  (mark) => {
    expect(isEither(parrotText.replace("Press **Send**.", mark.repeat(5_000)))).toBe(true);
    expect(isEither(parrotText.replace("task: Count.", `task: ${mark.repeat(5_000)}`))).toBe(true);
  },
);
