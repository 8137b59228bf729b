import { test as base } from "@playwright/test";
import { PlaygroundPage } from "./playground-page.ts";
import { startServer, type PlaygroundServer } from "./server.ts";

/**
 * One server for each worker, and a page on it. What a page does wrong in
 * silence (an exception, a refused script) fails its test.
 */
export const test = base.extend<
  { playground: PlaygroundPage; faults: string[] },
  { server: PlaygroundServer }
>({
  server: [
    // oxlint-disable-next-line no-empty-pattern -- Playwright reads the names out of the braces
    async ({}, provide) => {
      const server = await startServer();
      await provide(server);
      await server.stop();
    },
    { scope: "worker" },
  ],
  baseURL: async ({ server }, provide) => provide(server.url),
  faults: [
    async ({ page }, provide) => {
      const faults: string[] = [];
      page.on("pageerror", (error) => faults.push(String(error)));
      page.on("console", (line) => {
        // Chromium's own note of an HTTP error; what the page makes of it is what is tested.
        if (line.text().startsWith("Failed to load resource")) return;
        if (line.type() === "error" || /Content Security Policy/.test(line.text())) {
          faults.push(line.text());
        }
      });
      await provide(faults);
      base.expect(faults, "the page complained").toEqual([]);
    },
    { auto: true },
  ],
  playground: async ({ page }, provide) => provide(new PlaygroundPage(page)),
});

export { expect } from "@playwright/test";
