import { defineConfig } from "vitest/config";

export default defineConfig({
  test: {
    name: "lessons",
    include: ["test/**/*.test.ts"],
  },
});
