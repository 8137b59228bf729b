// npm test: everything that must hold, in the order in which it is quickest to
// learn that something does not.

import { build, fail, install, run } from "./bootstrap.mjs";
import { findBrowser } from "./find-browser.mjs";

const steps = [
  ["formatting", "check:format"],
  ["generated code", "check:generated"],
  ["contracts", "check:contracts"],
  ["types", "check:types"],
  ["lint", "check:lint"],
  ["import directions", "check:boundaries"],
  ["unused code", "check:unused"],
  ["unit and integration tests", "test:unit"],
  ["tests in a browser", "test:e2e"],
];

install();
const browser = await findBrowser().catch((error) => fail(error.message));
build();
for (const [name, script] of steps) {
  console.log(`\n── ${name}`);
  run("pnpm", ["run", "--silent", script], { env: { CHROMIUM: browser } });
}
console.log("\nAll of it holds.");
