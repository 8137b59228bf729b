// Where the browser for the tests is: an environment variable, Playwright's
// own, one on the PATH, or a Playwright download, in that order.

import { spawnSync } from "node:child_process";
import { existsSync } from "node:fs";
import { createRequire } from "node:module";
import { delimiter, join } from "node:path";
import { needsShell, root, toolEnvironment } from "./bootstrap.mjs";

const names = ["chromium", "chromium-browser", "google-chrome-stable", "google-chrome", "chrome"];

/**
 * The path of a Chromium.
 *
 * @throws Error that says what to run, where there is none and none can be had.
 */
export async function findBrowser() {
  const named = process.env.CHROMIUM;
  if (named !== undefined && named !== "") {
    if (existsSync(named)) return named;
    throw new Error(`CHROMIUM names ${named}, and no file is there. Mend or unset it.`);
  }
  return playwrights() ?? onPath() ?? download() ?? missing();
}

function playwrights() {
  const require = createRequire(join(root, "e2e/package.json"));
  const { chromium } = require("@playwright/test");
  const path = chromium.executablePath();
  return existsSync(path) ? path : undefined;
}

function onPath() {
  return (process.env.PATH ?? "")
    .split(delimiter)
    .flatMap((folder) => names.map((name) => join(folder, name)))
    .find((path) => existsSync(path));
}

function download() {
  console.log("No Chromium was found; asking Playwright to download its own ...");
  spawnSync(
    "pnpm",
    ["--filter", "@grpc-playground/e2e", "exec", "playwright", "install", "chromium"],
    {
      cwd: root,
      env: toolEnvironment(),
      stdio: ["ignore", "inherit", "inherit"],
      shell: needsShell("pnpm"),
      timeout: 300_000,
    },
  );
  return playwrights();
}

function missing() {
  throw new Error(
    "The tests need a Chromium, and none was found. Any of these helps:\n" +
      "  apt-get install --no-install-recommends chromium     (Debian, Ubuntu)\n" +
      "  npx playwright install chromium                      (elsewhere)\n" +
      "  CHROMIUM=/path/to/chromium npm test                  (one that you have)",
  );
}
