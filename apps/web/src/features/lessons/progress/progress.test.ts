import * as fc from "fast-check";
import { expect, test } from "vitest";
import {
  countDone,
  isDone,
  mergeProgress,
  noProgress,
  withDone,
  type Progress,
} from "./progress.ts";
import { readProgress, writeProgress } from "./progress-file.ts";

const time = fc
  .integer({ min: 1_700_000_000_000, max: 1_900_000_000_000 })
  .map((ms) => new Date(ms).toISOString());
const id = fc.stringMatching(/^[a-z]{1,8}(-[a-z]{1,8})?$/);
const step = fc.integer({ min: 1, max: 99 });

const made: fc.Arbitrary<Progress> = fc
  .record({
    done: fc.array(fc.tuple(id, step, time), { maxLength: 12 }),
    last: fc.option(fc.record({ id, step, at: time }), { nil: undefined }),
    name: fc.string({ maxLength: 40 }),
  })
  .map(({ done, last, name }) =>
    done.reduce<Progress>((before, [lesson, at, when]) => withDone(before, lesson, at, when), {
      ...noProgress,
      last,
      name,
    }),
  );

test("what is written is read again", () => {
  fc.assert(
    fc.property(made, (progress) => {
      expect(readProgress(writeProgress(progress)).progress).toEqual(progress);
    }),
  );
});

test("no text breaks the reader, and what is wrong is said", () => {
  fc.assert(
    fc.property(fc.oneof(fc.string(), fc.json()), (text) => {
      const read = readProgress(text);
      expect(read.progress === undefined).toBe(read.problem !== undefined);
    }),
  );
});

test.each([
  ["{", "not JSON"],
  ["[]", "no progress"],
  [`{"kind":"grpc-playground-progress","version":2,"steps":{}}`, "version 2"],
  [`{"kind":"grpc-playground-progress","version":1}`, `"steps" is missing`],
  [`{"kind":"grpc-playground-progress","version":1,"steps":{"a/b":{}}}`, "no lesson"],
  [`{"kind":"grpc-playground-progress","version":1,"steps":{"__proto__":{}}}`, "no lesson"],
  [`{"kind":"grpc-playground-progress","version":1,"steps":{"rpc":{"1":"soon"}}}`, "step 1"],
  [`{"kind":"grpc-playground-progress","version":1,"steps":{"rpc":{"0":"soon"}}}`, "step 0"],
  [
    `{"kind":"grpc-playground-progress","version":1,"steps":{"rpc":{"1":"9999-99-99T00:00:00.000Z"}}}`,
    "step 1",
  ],
])("%s is refused", (text, words) => {
  expect(readProgress(text).problem).toContain(words);
});

test("two tabs know together what each knew, in either order", () => {
  fc.assert(
    fc.property(made, made, (mine, other) => {
      const both = mergeProgress(mine, other);
      expect(mergeProgress(other, mine).steps).toEqual(both.steps);
      for (const from of [mine, other]) {
        for (const [lesson, done] of Object.entries(from.steps)) {
          for (const [at, when] of Object.entries(done)) {
            expect(both.steps[lesson]?.[at]?.localeCompare(when)).toBeLessThanOrEqual(0);
          }
        }
      }
    }),
  );
});

test("a tab that started over makes the others forget what was done before", () => {
  const before = withDone(noProgress, "rpc", 1, "2026-01-01T10:00:00.000Z");
  const over: Progress = { ...noProgress, since: "2026-01-01T11:00:00.000Z" };
  const after = withDone(over, "rpc", 2, "2026-01-01T12:00:00.000Z");
  const both = mergeProgress(before, after);
  expect(isDone(both, "rpc", 1)).toBe(false);
  expect(countDone(both, "rpc", 4)).toBe(1);
});
