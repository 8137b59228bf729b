import type { Reporter } from "vitest/node";
import { summary } from "./peers.ts";

/** Says at the end which peers took part, so that a green run cannot hide a missing one. */
export default class SummaryReporter implements Reporter {
  onTestRunEnd(): void {
    console.log(`\n${summary()}\n`);
  }
}
