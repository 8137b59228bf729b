import { chromium } from "@playwright/test";
import { existsSync } from "node:fs";
import { delimiter, join } from "node:path";

const names = ["chromium", "chromium-browser", "google-chrome-stable", "google-chrome"];

/** A Chromium: the one that CHROMIUM names, Playwright's own, or one on the PATH. */
export function findBrowser(): string | undefined {
  const onPath = (process.env.PATH ?? "")
    .split(delimiter)
    .flatMap((folder) => names.map((name) => join(folder, name)));
  return [process.env.CHROMIUM ?? "", chromium.executablePath(), ...onPath].find(
    (path) => path !== "" && existsSync(path),
  );
}
