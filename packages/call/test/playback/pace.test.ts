import { expect, test } from "vitest";
import { createPlayback } from "../../src/playback/index.ts";
import type { Playback, PlaybackClock } from "../../src/playback/index.ts";
import { recording } from "./recordings.ts";
import type { Happening, Recording } from "./recordings.ts";

/** Time that passes when it is told to. */
function handClock(): PlaybackClock & { readonly pass: (ms: number) => void } {
  let now = 0;
  let waiting: { at: number; callback: () => void } | undefined;
  return {
    now: () => now,
    after(ms, callback) {
      const own = { at: now + ms, callback };
      waiting = own;
      return () => {
        if (waiting === own) waiting = undefined;
      };
    },
    pass(ms) {
      const end = now + ms;
      while (waiting !== undefined && waiting.at <= end) {
        now = waiting.at;
        const { callback } = waiting;
        waiting = undefined;
        callback();
      }
      now = end;
    },
  };
}

function every(ms: number, count: number): Happening[] {
  return Array.from({ length: count }, () => ({ what: "received", after: ms, size: 1 }));
}

const ok: Happening = { what: "status", after: 0, size: 0 };

function recorded(list: readonly Happening[]): Recording {
  const made = recording();
  for (const each of list) made.happen(each);
  return made;
}

/** After how long each event was shown, in ms. */
function timesOf(playback: Playback, clock: ReturnType<typeof handClock>, ms: number): number[] {
  const times: number[] = [];
  const start = clock.now();
  playback.subscribe(() => {
    while (times.length < playback.position) times.push(clock.now() - start);
  });
  playback.toStart();
  playback.play();
  clock.pass(ms);
  return times;
}

test.each([
  [1, [0, 1_000, 2_000, 2_500]],
  [4, [0, 250, 500, 625]],
  [0.5, [0, 2_000, 4_000, 5_000]],
])("a call is shown again at %d times its speed, by its own times", (speed, times) => {
  const clock = handClock();
  const { log } = recorded([...every(1_000, 3), { what: "status", after: 500, size: 0 }]);
  const playback = createPlayback(log, clock);
  playback.setSpeed(speed);
  playback.play();
  playback.pause();
  expect(timesOf(playback, clock, 20_000)).toEqual(times);
  expect(playback.mode).toBe("live");
  expect(playback.log.ended).toBe(true);
});

test("a long silence is cut short", () => {
  const clock = handClock();
  const { log } = recorded([...every(60_000, 3), ok]);
  expect(timesOf(createPlayback(log, clock), clock, 10_000)).toEqual([0, 3_000, 6_000, 6_000]);
});

test("in slow motion what came at once is told apart, but a flood stays one", () => {
  const clock = handClock();
  const few = recorded([...every(0.5, 5), ok]);
  const slow = createPlayback(few.log, clock);
  slow.setSpeed(0.1);
  slow.play();
  expect(timesOf(slow, clock, 10_000)).toEqual([0, 500, 1_000, 1_500, 2_000, 2_500]);

  const many = recorded([...every(0.5, 2_000), ok]);
  const flood = createPlayback(many.log, clock);
  flood.setSpeed(0.1);
  flood.play();
  // Two seconds of the call's one.
  const shown = timesOf(flood, clock, 2_000).length;
  expect(shown).toBeGreaterThan(380);
  expect(shown).toBeLessThan(420);
});

test("a call that runs is followed late, and its waits are not waited for twice", () => {
  const clock = handClock();
  const { log, happen } = recording();
  const playback = createPlayback(log, clock);
  playback.setSpeed(0.5);
  playback.play();
  const next = (after: number) => {
    clock.pass(after);
    happen({ what: "received", after, size: 1 });
  };
  next(0);
  expect(playback.position).toBe(1);
  next(200);
  expect(playback.position).toBe(1);
  clock.pass(200);
  expect(playback.position).toBe(2);
  // A person typed for a minute: it has been seen that nothing came.
  next(60_000);
  expect(playback.position).toBe(3);
  // What follows that is as slow as ever.
  next(1_000);
  expect(playback.position).toBe(3);
  clock.pass(900);
  expect(playback.position).toBe(3);
  clock.pass(100);
  expect(playback.position).toBe(4);
  expect(playback.mode).toBe("playing");
});

test("time stands still with it, and goes on at its speed", () => {
  const clock = handClock();
  const { log } = recorded([...every(1_000, 3), ok]);
  const playback = createPlayback(log, clock);
  playback.seek(1);
  clock.pass(5_000);
  expect(playback.log.elapsed()).toBe(1_000);
  playback.setSpeed(0.5);
  playback.play();
  clock.pass(1_000);
  expect(playback.log.elapsed()).toBe(1_500);
  playback.pause();
  expect(playback.log.elapsed()).toBe(1_000);
  clock.pass(60_000);
  expect(playback.position).toBe(1);
});

test("playing at the end begins anew", () => {
  const clock = handClock();
  const { log } = recorded([...every(10, 3), ok]);
  const playback = createPlayback(log, clock);
  playback.play();
  expect(playback.position).toBe(1);
});
