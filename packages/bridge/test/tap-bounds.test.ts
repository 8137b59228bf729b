import { afterEach, beforeEach, expect, test, vi } from "vitest";
import { createMessageBuilder } from "../src/message.ts";
import { createCallTap } from "../src/server/tap/call-tap.ts";
import { splitMessage } from "../src/split.ts";

beforeEach(() => void vi.useFakeTimers());
afterEach(() => void vi.useRealTimers());

/** SETTINGS, which a target begins with; then empty DATA frames. */
const settings = Buffer.from([0, 0, 0, 4, 0, 0, 0, 0, 0]);
const data = Buffer.from([0, 0, 0, 0, 0, 0, 0, 0, 1]);

test("what waits for a tab that takes nothing does not grow with the time it takes nothing", () => {
  let woken = 0;
  const tap = createCallTap({
    id: 1,
    startedMs: performance.now(),
    limits: { maxTapFrames: 10, maxTapBytes: 1000 },
    waiting: () => ({ queuedDown: woken, queuedUp: 0, paused: true }),
    wake: () => woken++,
  });
  tap.state("dialling", "somewhere");
  tap.bytes("down", settings);
  // Each time is long enough for a sample, and for what was counted to be told.
  for (let i = 0; i < 1000; i++) {
    tap.bytes("down", data);
    vi.advanceTimersByTime(100);
  }
  expect(woken).toBeGreaterThan(100);
  const message = createMessageBuilder((bytes) => new Uint8Array(bytes));
  message.start(1_000_000);
  expect(tap.before(message)).toBe(true);
  const bytes = message.join();
  expect(splitMessage(bytes, 1_000_000).length).toBeLessThan(20);
  expect(bytes.length).toBeLessThan(1000);
});
