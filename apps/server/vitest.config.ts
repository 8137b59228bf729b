import { defineConfig } from "vitest/config";

export default defineConfig({
  test: {
    name: "server",
    // Real servers and processes, on machines that may be doing other things.
    testTimeout: 20_000,
    hookTimeout: 20_000,
    include: ["src/**/*.test.{ts,tsx}", "test/**/*.test.{ts,tsx}"],
  },
});
