import type { FlowSample, Sequence } from "@grpc-playground/call";
import { expect, test } from "vitest";
import { createFlowTrack } from "./flow-track.ts";
import { flowSample } from "./flow-sample.fixture.ts";

/** A queue that drops its oldest, as the log's own does. */
function queue(samples: FlowSample[]): Sequence<FlowSample> {
  return {
    get length() {
      return samples.length;
    },
    at: (index) => samples[index],
  };
}

test("takes in what is new, and only that", () => {
  const samples = [flowSample({ at: 1, unread: 10 })];
  const track = createFlowTrack(queue(samples));
  expect(track.last).toBeUndefined();
  track.update();
  track.update();
  samples.push(flowSample({ at: 2, unread: 30 }), flowSample({ at: 3, unread: 20 }));
  track.update();
  expect(track.times).toEqual([1, 2, 3]);
  expect(track.lines.unread).toEqual([10, 30, 20]);
  expect(track.most.unread).toBe(30);
  expect(track.last).toBe(samples[2]);
  expect(track.before).toBe(samples[1]);
});

test("goes on when the oldest samples were dropped", () => {
  const samples = [1, 2, 3].map((at) => flowSample({ at }));
  const track = createFlowTrack(queue(samples));
  track.update();
  samples.shift();
  samples.push(flowSample({ at: 4 }));
  track.update();
  expect(track.times).toEqual([1, 2, 3, 4]);
});

test("begins anew when the call is shown from an earlier point", () => {
  const all = [1, 2, 3, 4].map((at) =>
    flowSample({ at, unread: at * 10, window: at === 4 ? 0 : 50 }),
  );
  let shown = all.length;
  const track = createFlowTrack({
    get length() {
      return shown;
    },
    at: (index) => (index < shown ? all[index] : undefined),
  });
  track.update();
  expect(track.stood.down).toBe(true);
  shown = 2;
  track.update();
  expect(track.times).toEqual([1, 2]);
  expect(track.lines.unread).toEqual([10, 20]);
  expect(track.most.unread).toBe(20);
  expect(track.stood.down).toBe(false);
  shown = 3;
  track.update();
  expect(track.times).toEqual([1, 2, 3]);
  shown = 0;
  track.update();
  expect(track.times).toEqual([]);
  expect(track.last).toBeUndefined();
});

test("knows what the tab takes at most, and whether the target ever stopped", () => {
  const samples = [flowSample({ at: 1, unread: 0, tabWindow: 1000, window: 50 })];
  const track = createFlowTrack(queue(samples));
  track.update();
  expect(track.stood.down).toBe(false);
  samples.push(flowSample({ at: 2, unread: 900, tabWindow: 100, window: -5 }));
  track.update();
  expect(track.tabHolds).toBe(1000);
  expect(track.stood.down).toBe(true);
  // A chart has no use for a window below nothing.
  expect(track.lines.window).toEqual([50, 0]);
});

test("an hour of samples stays a few thousand points, with its peak", () => {
  const samples = Array.from({ length: 36_000 }, (_, at) =>
    flowSample({ at, unread: at === 12_345 ? 777 : at % 7 }),
  );
  const track = createFlowTrack(queue(samples));
  track.update();
  expect(track.times.length).toBeLessThanOrEqual(4000);
  expect(track.times.length).toBeGreaterThan(1000);
  expect(track.times.toSorted((a, b) => a - b)).toEqual(track.times);
  expect(Math.max(...track.lines.unread)).toBe(777);
  expect(track.lines.window).toHaveLength(track.times.length);
});
