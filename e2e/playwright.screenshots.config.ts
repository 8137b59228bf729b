import { defineConfig } from "@playwright/test";
import base from "./playwright.config.ts";

/** Takes the pictures of docs/screenshots: `pnpm run screenshots`. No test of anything. */
export default defineConfig({
  ...base,
  testDir: "screenshots",
  testMatch: "*.shots.ts",
  reporter: "list",
  timeout: 60_000,
});
