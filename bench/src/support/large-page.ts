import { chromium, type Page } from "@playwright/test";
import { fileURLToPath } from "node:url";
import { startPlayground } from "./playground.ts";
import { startServer } from "./server-process.ts";

const patienceMs = 120_000;

/** The page in a browser, with a target open that has more than servers have. */
export interface LargePage {
  readonly page: Page;
  close(): Promise<void>;
}

/**
 * Opens the page of the built server, and there the large target.
 *
 * Through Playwright, whose debugger observes the network: what is measured
 * here makes no use of it.
 *
 * @param browser path of the Chromium
 */
export async function openLargePage(browser: string): Promise<LargePage> {
  const target = await startServer(
    process.execPath,
    fileURLToPath(import.meta.resolve("@grpc-playground/large-schema/target")),
  );
  // Patience that a busy machine may need.
  const playground = await startPlayground({ SCHEMA_TIMEOUT_MS: String(patienceMs) });
  const running = await chromium.launch({
    executablePath: browser,
    // Root may not use the sandbox; in a container there is often nobody else.
    chromiumSandbox: process.getuid?.() !== 0,
  });
  const page = await running.newPage({ viewport: { width: 1440, height: 900 } });
  page.setDefaultTimeout(patienceMs);
  const address = `127.0.0.1:${target.port}`;
  await page.goto(`http://127.0.0.1:${playground.httpPort}/`);
  await page.getByRole("button", { name: /^Target:/ }).click();
  await page.getByLabel("Address", { exact: true }).fill(address);
  await page.getByRole("button", { name: "Connect", exact: true }).click();
  await page.getByRole("button", { name: `Target: ${address} ready` }).waitFor();
  return {
    page,
    close: async () => {
      await running.close();
      await Promise.all([playground.stop(), target.stop()]);
    },
  };
}
