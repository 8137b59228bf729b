import { findBrowser } from "../support/find-browser.ts";
import { openWire, receiveLargeMessage } from "../support/large-message-work.ts";
import { openPlainPage, type PlainPage } from "../support/plain-page.ts";
import { startPlayground } from "../support/playground.ts";
import { progress } from "../support/progress.ts";
import { undisturbed } from "../support/quiet.ts";
import { percentile, spreadOf } from "../support/statistics.ts";
import {
  droppedNote,
  prepareStream,
  readWhileTheyGo,
  scrollThrough,
  streamToEnd,
} from "../support/stream-work.ts";
import type { Line, TimeLine } from "../table.ts";
import type { Effort, Row } from "./row.ts";

const messages = 100_000;
/** More than a log keeps. */
const tooMany = 150_000;
/** More than anybody waits for: it is cancelled. */
const endless = 2_000_000;
const frameMs = 34;
const taskMs = 200;
const wireMs = 300;

/** What was seen of the page in several rounds. */
interface Seen {
  readonly frames: number[];
  /** The longest task of each round; 0, if none was long. */
  readonly longest: number[];
}

/** The timeline of a long stream, in a tab: as it comes in, and as somebody reads it. There is no opponent. */
export const timeline: Row = {
  name: "timeline",
  async run({ rounds, divisor }: Effort): Promise<Line[]> {
    const browser = findBrowser();
    if (browser === undefined) {
      const skipped = "no Chromium (npx playwright install chromium, or set CHROMIUM)";
      return [{ what: "the timeline of a long stream", opponent: "", skipped }];
    }
    const playground = await startPlayground();
    const page = await openPlainPage(browser, `http://127.0.0.1:${playground.httpPort}/`);
    const coming: Seen = { frames: [], longest: [] };
    const reading: Seen = { frames: [], longest: [] };
    const count = messages / divisor;
    const title = count.toLocaleString("en");
    try {
      await page.evaluate(prepareStream, { messages: count });
      // Once for nothing: the page is warm, as somebody's is who has made a call.
      await page.evaluate(streamToEnd, null);
      for (let round = 1; round <= rounds; round += 1) {
        const stream = await undisturbed(() => streamOnce(page));
        add(coming, stream);
        const scroll = await undisturbed(() => page.evaluate(scrollThrough, null));
        if (scroll.seen < 10) throw new Error(`Scrolling showed ${scroll.seen} messages.`);
        add(reading, scroll);
        progress(
          `round ${round}: ${Math.round(stream.tookMs)} ms, p95 of its frames ` +
            `${percentile(stream.frames, 95).toFixed(1)} ms, of scrolling ${percentile(scroll.frames, 95).toFixed(1)} ms`,
        );
      }
      const heap = await page.heap();
      await page.evaluate(prepareStream, { messages: tooMany / divisor });
      await streamOnce(page);
      const said = await page.evaluate(droppedNote, null);
      await page.evaluate(prepareStream, { messages: endless });
      checkReading(await page.evaluate(readWhileTheyGo, null));
      const size = await page.evaluate(receiveLargeMessage, null);
      const openings: number[] = [];
      for (let round = 1; round <= rounds; round += 1) {
        openings.push(await undisturbed(() => page.evaluate(openWire, null)));
      }
      return [
        time(`frame while ${title} messages come in`, coming.frames, frameMs, "p95"),
        time("longest task of the page while they come", coming.longest, taskMs, "max"),
        time("frame while scrolling through them", reading.frames, frameMs, "p95"),
        time("longest task of the page while scrolling", reading.longest, taskMs, "max"),
        { what: "memory of the page after that", note: `${Math.round(heap / 1e6)} MB of objects` },
        { what: `what ${(tooMany / divisor).toLocaleString("en")} messages say`, note: said },
        time(`open the bytes of a message of ${size}`, openings, wireMs, "median"),
      ];
    } finally {
      await page.stop();
      await playground.stop();
    }
  },
};

/** @throws Error when what a person reads moved, though the log still had it. */
function checkReading(seen: Awaited<ReturnType<typeof readWhileTheyGo>>): void {
  const [first] = seen;
  const kept = seen.filter(({ gone }) => gone < Number(first?.message));
  const moved = kept.filter(({ message }) => message !== first?.message);
  if (kept.length < 2 || moved.length > 0) {
    throw new Error(`What was read moved, or was gone too soon: ${JSON.stringify(seen)}`);
  }
}

async function streamOnce(page: PlainPage) {
  const seen = await page.evaluate(streamToEnd, null);
  if (seen.status !== "OK") throw new Error(`The stream ended with ${seen.status}.`);
  return seen;
}

function add(to: Seen, { frames, tasks }: { frames: readonly number[]; tasks: readonly number[] }) {
  to.frames.push(...frames);
  to.longest.push(Math.max(0, ...tasks));
}

function time(
  what: string,
  samples: readonly number[],
  limitMs: number,
  figure: "median" | "p95" | "max",
): TimeLine {
  const { median, max } = spreadOf(samples);
  const p95 = percentile(samples, 95);
  return { what, count: samples.length, median, p95, max, limitMs, figure };
}
