import { googleProtoFiles } from "@grpc-playground/large-schema";
import { findBrowser } from "../support/find-browser.ts";
import { openMethod, typeInto } from "../support/form-work.ts";
import { openLargePage } from "../support/large-page.ts";
import { progress } from "../support/progress.ts";
import { undisturbed } from "../support/quiet.ts";
import { percentile, spreadOf } from "../support/statistics.ts";
import type { Line } from "../table.ts";
import type { Effort, Row } from "./row.ts";

const opening = "open a method of google-proto-files";
const typing = "keystroke in a message of 300 fields";
const methods = 300;
const keystrokes = 60;
/** Measured together, so that others spoil few at a time. */
const batch = 20;

/** Forms of large schemas, in a tab. There is no opponent: nobody else draws them whole. */
export const forms: Row = {
  name: "forms",
  async run({ rounds, divisor }: Effort): Promise<Line[]> {
    const browser = findBrowser();
    if (browser === undefined) {
      const skipped = "no Chromium (npx playwright install chromium, or set CHROMIUM)";
      return [{ what: opening, opponent: "", skipped }];
    }
    const chosen = sampleOf(methodsOfGoogle(), methods / divisor);
    const large = await openLargePage(browser);
    const { page } = large;
    try {
      // Warm, as somebody's is who looks through a schema.
      for (const method of chosen.slice(0, batch)) await openMethod(page, method);
      const waits: number[] = [];
      for (let at = 0; at < chosen.length; at += batch) {
        const some = chosen.slice(at, at + batch);
        const times = await undisturbed(async () => {
          const each: number[] = [];
          for (const method of some) each.push(await openMethod(page, method));
          return each;
        });
        waits.push(...times);
        progress(`opened ${waits.length} of ${chosen.length}: ${spreadOf(times).median} ms`);
      }
      await openMethod(page, "large.v1.Forms/Fill");
      await typeInto(page, "title_0", batch);
      const typed: number[] = [];
      for (let round = 0; round < rounds; round += 1) {
        const times = await undisturbed(() => typeInto(page, "title_0", keystrokes / divisor));
        typed.push(...times);
        progress(`typed, round ${round + 1}: ${spreadOf(times).median} ms`);
      }
      return [line(opening, waits, 50), line(typing, typed, 16)];
    } finally {
      await large.close();
    }
  },
};

function line(what: string, samples: readonly number[], limitMs: number): Line {
  const { median, max } = spreadOf(samples);
  return { what, count: samples.length, median, p95: percentile(samples, 95), max, limitMs };
}

/** `service/method`, of every service with a package, in order. */
function methodsOfGoogle(): string[] {
  return googleProtoFiles().file.flatMap((file) =>
    file.service.flatMap(({ name, method }) =>
      method.map((each) => `${file.package}.${name}/${each.name}`),
    ),
  );
}

/** So many, evenly spread, and the same ones each time. */
function sampleOf<T>(all: readonly T[], count: number): T[] {
  const step = Math.max(1, Math.floor(all.length / count));
  return all.filter((_, index) => index % step === 0).slice(0, count);
}
