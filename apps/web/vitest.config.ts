import { defineConfig } from "vitest/config";

export default defineConfig({
  test: {
    name: "web",
    // Style sheets as they are, for the test that checks their colours.
    css: true,
    include: ["src/**/*.test.{ts,tsx}", "test/**/*.test.{ts,tsx}"],
  },
});
