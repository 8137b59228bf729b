import { readCourse } from "../support/course-files.ts";
import { CourseLearner } from "../support/course-learner.ts";
import { expect, test } from "../support/test.ts";

// By far the longest file: its lessons are taken by both workers.
test.describe.configure({ mode: "parallel" });

for (const { id, title, steps } of readCourse()) {
  test(`"${title}" is walked through by labels, each step failing first`, async ({ page }) => {
    // Real calls, some of seconds: those that a learner makes.
    test.setTimeout(240_000);
    const learner = new CourseLearner(page);
    await learner.openLesson(id);
    for (const [index, step] of steps.entries()) {
      await test.step(step.title, async () => {
        await learner.isAt(step.title);
        await expect(learner.state).toHaveText("Not yet");
        await learner.play(step.wrong);
        await expect(learner.state).toHaveText("Not yet");
        await learner.startAgain();
        await learner.play(step.show);
        await expect(learner.state).toHaveText("Done");
        if (index < steps.length - 1) await learner.nextStep();
      });
    }
  });
}
