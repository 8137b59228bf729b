import { expect, test } from "vitest";
import { createFlowTrack } from "./flow-track.ts";
import { flowSample } from "./flow-sample.fixture.ts";
import { pipelineDown, pipelineUp } from "./pipeline.ts";

function trackOf(...samples: ReturnType<typeof flowSample>[]) {
  const track = createFlowTrack({ length: samples.length, at: (index) => samples[index] });
  track.update();
  const last = samples.at(-1);
  if (last === undefined) throw new Error("no samples");
  return { track, last };
}

test("tells where the responses have come to, and over which ways", () => {
  const { track, last } = trackOf(
    flowSample({ at: 0, sent: 1000, queuedDown: 0, unread: 0 }),
    flowSample({ at: 60, sent: 9000, queuedDown: 2000, unread: 6000, tabWindow: 1_042_576 }),
  );
  const { you, youPipe, tab, tabPipe, bridge, targetPipe, target } = pipelineDown(
    track,
    last,
    true,
  );
  expect({ you, tab: tab.holds, bridge: bridge.holds, target }).toEqual({
    you: 1000,
    tab: 6000,
    bridge: 2000,
    target: 9000,
  });
  expect(tab.room).toBe(1_048_576);
  // Nobody read: what came stayed in the tab.
  expect([youPipe, tabPipe, targetPipe].map(({ moving }) => moving)).toEqual([false, true, true]);
});

test("nothing moves by a sample that is old", () => {
  const { track, last } = trackOf(flowSample({ sent: 0 }), flowSample({ at: 60, sent: 9000 }));
  const { youPipe, tabPipe, targetPipe } = pipelineDown(track, last, false);
  expect([youPipe, tabPipe, targetPipe].some(({ moving }) => moving)).toBe(false);
});

test("tells where the requests have come to", () => {
  const { track, last } = trackOf(
    flowSample({ at: 0, taken: 100 }),
    flowSample({ at: 60, taken: 100, queuedUp: 700, unsent: 50, sendWindow: 0 }),
  );
  const up = pipelineUp(track, last, true);
  expect(up.you).toBe(850);
  expect(up.targetPipe).toEqual({ window: 0, most: 65_535, moving: false });
  expect(up.tabPipe.moving).toBe(true);
  expect(up.youPipe.moving).toBe(true);
});
