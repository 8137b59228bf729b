import { once } from "node:events";
import { setTimeout as sleep } from "node:timers/promises";
import { rateOf, type Done, type Job } from "./jobs.ts";
import type { PageHost } from "./page-host.ts";
import { start } from "./processes.ts";
import { scratch } from "./scratch.ts";
import type { Report, WorkerProcess } from "./worker-process.ts";

const patienceMs = 120_000;

const flags = [
  "--headless=new",
  "--disable-gpu",
  "--disable-extensions",
  "--disable-background-networking",
  "--no-first-run",
  "--no-default-browser-check",
  // A debugger's pipe that nobody speaks on: the browser ends when the bench does.
  "--remote-debugging-pipe",
];

/**
 * Starts a Chromium with the page, as a client like any other.
 *
 * Not through Playwright: that asks the browser to report each WebSocket frame
 * to it, with its bytes, and so would be measured too.
 *
 * @param path of the browser
 * @param settings what the page's address tells it
 */
export async function openTab(
  path: string,
  host: PageHost,
  settings: Readonly<Record<string, string>>,
): Promise<WorkerProcess> {
  const query = new URLSearchParams({ ...settings, bench: `ws://127.0.0.1:${host.port}` });
  const browser = start(
    path,
    [
      ...flags,
      // Root may not use the sandbox; in a container there is often nobody else.
      ...(process.getuid?.() === 0 ? ["--no-sandbox"] : []),
      `--user-data-dir=${scratch("profile")}`,
      `http://127.0.0.1:${host.port}/?${query}`,
    ],
    { channels: ["pipe", "pipe"] },
  );

  const within = async <T>(promise: Promise<T>, doing: string): Promise<T> => {
    const timer = new AbortController();
    const late = sleep(patienceMs, undefined, { signal: timer.signal }).then(() => {
      throw new Error(`The tab took too long to ${doing}.\n${browser.output()}`);
    });
    const gone = once(browser.child, "exit", { signal: timer.signal }).then(() => {
      throw new Error(`The browser ended.\n${browser.output()}`);
    });
    try {
      return await Promise.race([promise, late, gone]);
    } finally {
      timer.abort();
      await Promise.allSettled([late, gone]);
    }
  };

  const page = await within(host.page, "open the page");
  const answer = async (): Promise<Report> => {
    const [data] = (await once(page, "message")) as [Buffer];
    return JSON.parse(String(data)) as Report;
  };
  await within(answer(), "begin");

  return {
    async rate(job: Job) {
      const answered = within(answer(), job.kind);
      page.send(JSON.stringify(job));
      const report = await answered;
      if (report.type !== "done") throw new Error(`The tab: ${JSON.stringify(report)}`);
      return rateOf(job, report.done satisfies Done);
    },
    stop: () => browser.stop(),
  };
}
