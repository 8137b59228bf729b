import { defineConfig } from "@playwright/test";
import { chromiumPath } from "./support/chromium.ts";

const executablePath = chromiumPath();

export default defineConfig({
  testDir: "tests",
  forbidOnly: process.env["CI"] !== undefined,
  // A retry would hide what is flaky; a trace of the failure is worth more.
  retries: 0,
  // A test mostly waits for what it watches: two at a time keep two cores busy.
  workers: 2,
  reporter: process.env["CI"] === undefined ? "list" : [["list"], ["github"]],
  // Each of two is slower than one alone, and a busy machine slower still: waiting longer costs nothing that passes.
  timeout: 45_000,
  expect: { timeout: 10_000 },
  use: {
    // Without its film, which costs a machine without a graphics card as much as the pages do.
    trace: { mode: "retain-on-failure", screenshots: false, snapshots: true, sources: true },
    screenshot: "only-on-failure",
    viewport: { width: 1440, height: 900 },
    launchOptions: {
      ...(executablePath === undefined ? {} : { executablePath }),
      // Containers run as root, where Chromium's sandbox cannot start; the rest
      // keeps it from calling home over a network that may not be there.
      args: [
        "--no-sandbox",
        "--disable-quic",
        "--disable-background-networking",
        "--disable-component-update",
        "--disable-sync",
        "--no-first-run",
      ],
    },
  },
});
