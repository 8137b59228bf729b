import { defineConfig } from "vitest/config";

export default defineConfig({
  test: {
    name: "peers",
    include: ["test/**/*.test.ts"],
    reporters: ["verbose", "./support/summary-reporter.ts"],
    // Each file starts programs of its own, and one of them takes the time of 10,000 calls.
    fileParallelism: false,
    testTimeout: 30_000,
    hookTimeout: 60_000,
  },
});
