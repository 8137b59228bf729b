// Tries a lesson, or all of them: `node packages/lessons/scripts/try.ts [part of a file's name]`.
// Prints what is wrong with the file, and for each step what came of trying it.

import { parseArgs } from "node:util";
import { readCourse } from "../test/course/support/files.ts";
import { openStand } from "../test/course/support/stand.ts";
import { tryStep } from "../test/course/support/try-step.ts";

const { positionals } = parseArgs({ allowPositionals: true });
const wanted = (positionals[0] ?? "")
  .replace(/^.*\//, "")
  .replace(/\.md$/, "")
  .replace(/^\d+-/, "");
const { lessons, problems } = readCourse();
let failed = false;

for (const { file, line, message } of problems.filter((problem) => problem.file.includes(wanted))) {
  failed = true;
  console.log(`${file}:${line}\n  ${message}`);
}
const chosen = lessons.filter(({ id }) => id.includes(wanted));
if (chosen.length === 0 && !failed) {
  failed = true;
  console.log(`No lesson's name has "${wanted}" in it.`);
}
if (chosen.length > 0) {
  const stand = await openStand();
  try {
    for (const { id, steps } of chosen) {
      const results = await Promise.all(steps.map((step) => tryStep(stand, step)));
      for (const [place, found] of results.entries()) {
        failed ||= found.length > 0;
        const mark = found.length === 0 ? "ok  " : "FAIL";
        console.log(`${mark} ${id}/${place + 1} ${steps[place]?.title}`);
        for (const problem of found) console.log(`     ${problem}`);
      }
    }
  } finally {
    await stand.close();
  }
}
process.exitCode = failed ? 1 : 0;
