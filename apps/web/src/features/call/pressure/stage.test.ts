import { describe, expect, test } from "vitest";
import { flowSample } from "./flow-sample.fixture.ts";
import { endedDown, endedUp, stageDown, stageUp } from "./stage.ts";

const tabHolds = 1_048_576;

describe("the responses, when nothing is read", () => {
  test.each([
    ["nothing has come", flowSample({}), "Reading is paused"],
    ["the tab takes it", flowSample({ unread: 5000, tabWindow: 1_043_576 }), "The tab fills"],
    [
      "the tab is full",
      flowSample({ unread: tabHolds, tabWindow: 0, queuedDown: 65_536, paused: true }),
      "The bridge has stopped reading",
    ],
    [
      "the window is used up",
      flowSample({ unread: tabHolds, tabWindow: 0, queuedDown: 65_536, paused: true, window: 0 }),
      "The target has stopped",
    ],
    [
      "the window was taken back",
      flowSample({ unread: tabHolds, tabWindow: 0, window: -10 }),
      "The target has stopped",
    ],
  ])("%s", (_, sample, title) => {
    const stage = stageDown(sample, false, tabHolds);
    expect(stage.title).toBe(title);
    expect(stage.kind).toBe(title === "The target has stopped" ? "stands" : "waits");
  });
});

describe("the responses, when they are read", () => {
  test("what waits for a moment only is no queue", () => {
    expect(stageDown(flowSample({ unread: 60_000 }), true, tabHolds).kind).toBe("flows");
  });

  test("what has gathered is worked off, also while the target cannot send yet", () => {
    const sample = flowSample({ unread: 500_000, queuedDown: 20_000, window: 0 });
    const { kind, text } = stageDown(sample, true, tabHolds);
    expect(kind).toBe("waits");
    expect(text).toMatch(/^507\.8 KiB wait/);
  });
});

describe("the requests", () => {
  test("go as fast as they are sent", () => {
    expect(stageUp(flowSample({})).kind).toBe("flows");
  });

  test("wait on the way", () => {
    expect(stageUp(flowSample({ unsent: 10 })).kind).toBe("waits");
  });

  test("wait for a server that does not read", () => {
    const stage = stageUp(flowSample({ unsent: 2048, queuedUp: 1024, sendWindow: 0 }));
    expect(stage.kind).toBe("stands");
    expect(stage.text).toContain("1.0 KiB wait at the bridge and 2.0 KiB in the tab");
  });
});

test("what is said afterwards has the peaks, and who had to stop", () => {
  const most = {
    unread: 1024,
    queuedDown: 2048,
    window: 0,
    unsent: 4096,
    queuedUp: 0,
    sendWindow: 0,
  };
  const down = endedDown({ most, stood: { up: false, down: true } }).text;
  expect(down).toContain("1.0 KiB waited unread in the tab and 2.0 KiB at the bridge");
  expect(down).toContain("it had to stop");
  expect(endedDown({ most, stood: { up: true, down: false } }).text).toContain("In no sample");
  expect(endedUp({ most, stood: { up: true, down: false } }).text).toContain("had to wait");
});
