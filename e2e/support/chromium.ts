import { existsSync } from "node:fs";
import { delimiter, join } from "node:path";
import { chromium } from "@playwright/test";

/**
 * The Chromium to drive: the one that CHROMIUM names, else Playwright's own
 * (undefined), else one on the PATH. `npm test` looks first and sets CHROMIUM.
 */
export function chromiumPath(): string | undefined {
  const named = process.env["CHROMIUM"];
  if (named !== undefined && named !== "") return named;
  if (existsSync(chromium.executablePath())) return undefined;
  return (process.env["PATH"] ?? "")
    .split(delimiter)
    .map((folder) => join(folder, "chromium"))
    .find((path) => existsSync(path));
}
