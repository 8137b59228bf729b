import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { readCourse } from "./support/files.ts";
import { openStand, type Stand } from "./support/stand.ts";
import { tryStep } from "./support/try-step.ts";

const { lessons, problems } = readCourse();
let stand: Stand;

beforeAll(async () => {
  stand = await openStand();
}, 30_000);

afterAll(async () => {
  await stand.close();
});

test("every lesson's file can be read", () => {
  expect(problems.map(({ file, line, message }) => `${file}:${line} ${message}`)).toEqual([]);
  expect(lessons.length).toBeGreaterThan(0);
});

describe.concurrent.each(lessons)("$id", ({ steps }) => {
  // A step waits for real calls, some of seconds, beside others that do the same.
  test.each(steps)("$title", { timeout: 60_000 }, async (step) => {
    expect(await tryStep(stand, step)).toEqual([]);
  });
});
