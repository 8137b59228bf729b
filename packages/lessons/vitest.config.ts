import { defineConfig } from "vitest/config";

export default defineConfig({
  test: {
    name: "lessons",
    // Steps wait for real calls more than they work.
    maxConcurrency: 12,
    include: ["test/**/*.test.ts"],
  },
});
