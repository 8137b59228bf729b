import { once } from "node:events";
import type { Readable, Writable } from "node:stream";
import { setTimeout as sleep } from "node:timers/promises";
import { start } from "./processes.ts";
import { scratch } from "./scratch.ts";

const flags = [
  "--headless=new",
  "--disable-gpu",
  "--disable-extensions",
  "--disable-background-networking",
  "--no-first-run",
  "--no-default-browser-check",
  "--window-size=1440,900",
  "--remote-debugging-pipe",
];

const patienceMs = 120_000;

/** A page in a browser that reports nothing but what it is asked. */
export interface PlainPage {
  /** Runs a function in the page, which sees its argument and nothing else of here. */
  evaluate<Argument, Result>(
    work: (argument: Argument) => Result | Promise<Result>,
    argument: Argument,
  ): Promise<Result>;
  /** Bytes of JavaScript objects that are in use, after a collection. */
  heap(): Promise<number>;
  stop(): Promise<void>;
}

/** An answer of the browser's, or an event. */
interface Answer {
  readonly id?: number;
  readonly error?: { readonly message: string };
  readonly result?: Readonly<Record<string, unknown>>;
}

/**
 * Opens an address in a Chromium of its own.
 *
 * Not through Playwright: that has the browser report each WebSocket frame to
 * it, with its bytes, and so would be measured too. This speaks the debugger's
 * protocol itself, and switches nothing on that reports by itself.
 *
 * @param path of the browser
 */
export async function openPlainPage(path: string, url: string): Promise<PlainPage> {
  const browser = start(
    path,
    [
      ...flags,
      // Root may not use the sandbox; in a container there is often nobody else.
      ...(process.getuid?.() === 0 ? ["--no-sandbox"] : []),
      `--user-data-dir=${scratch(`profile-${Date.now()}`)}`,
      "about:blank",
    ],
    { channels: ["pipe", "pipe"] },
  );
  // The third and fourth file of the browser: what it reads and what it writes.
  const [, , , input, output] = browser.child.stdio as unknown as [
    null,
    null,
    null,
    Writable,
    Readable,
  ];
  const waiting = new Map<number, (answer: Answer) => void>();
  let rest = "";
  output.setEncoding("utf8").on("data", (text: string) => {
    const messages = (rest + text).split("\0");
    rest = messages.pop() ?? "";
    for (const message of messages) {
      const answer: Answer = JSON.parse(message);
      if (answer.id === undefined) continue;
      waiting.get(answer.id)?.(answer);
      waiting.delete(answer.id);
    }
  });
  let last = 0;
  let session: string | undefined;
  const call = async (method: string, params: object = {}) => {
    last += 1;
    const id = last;
    const answered = new Promise<Answer>((resolve) => waiting.set(id, resolve));
    input.write(`${JSON.stringify({ id, method, params, sessionId: session })}\0`);
    const timer = new AbortController();
    const { signal } = timer;
    const late = sleep(patienceMs, undefined, { signal }).then(() => {
      throw new Error(`The page took too long for ${method}.\n${browser.output()}`);
    });
    const gone = once(browser.child, "exit", { signal }).then(() => {
      throw new Error(`The browser ended.\n${browser.output()}`);
    });
    try {
      const { error, result } = await Promise.race([answered, late, gone]);
      if (error !== undefined) throw new Error(`${method}: ${error.message}`);
      return result ?? {};
    } finally {
      timer.abort();
      await Promise.allSettled([late, gone]);
    }
  };

  let target: string | undefined;
  while (target === undefined) {
    const { targetInfos } = (await call("Target.getTargets")) as unknown as {
      targetInfos: readonly { type: string; targetId: string }[];
    };
    target = targetInfos.find(({ type }) => type === "page")?.targetId;
  }
  const attached = await call("Target.attachToTarget", { targetId: target, flatten: true });
  session = String(attached["sessionId"]);
  await call("Page.navigate", { url });

  return {
    async evaluate(work, argument) {
      const answer = await call("Runtime.evaluate", {
        expression: `(${String(work)})(${JSON.stringify(argument)})`,
        awaitPromise: true,
        returnByValue: true,
      });
      const { result, exceptionDetails } = answer as {
        result?: { value?: unknown };
        exceptionDetails?: unknown;
      };
      if (exceptionDetails !== undefined) {
        throw new Error(`The page: ${JSON.stringify(exceptionDetails)}`);
      }
      // What a function returns here is what it returned there, as JSON.
      return result?.value as Awaited<ReturnType<typeof work>>;
    },
    async heap() {
      await call("HeapProfiler.collectGarbage");
      const { usedSize } = await call("Runtime.getHeapUsage");
      return Number(usedSize);
    },
    stop: () => browser.stop(),
  };
}
