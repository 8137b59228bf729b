import { array, assert, constantFrom, nat, property, record } from "fast-check";
import { expect, test } from "vitest";
import type { CallLog, Milestone, Sequence } from "../../src/index.ts";
import { createPlayback } from "../../src/playback/index.ts";
import { eventsOf, happenings, recording } from "./recordings.ts";

const kinds: readonly Milestone["kind"][] = ["paused", "half-closed", "trailers", "status"];

/** What a sequence has at each place, and behind its end. */
function list<T>(all: Sequence<T>): (T | undefined)[] {
  return Array.from({ length: all.length + 1 }, (_, index) => all.at(index));
}

/** All that a view can ask of a log, but for its version. */
function seen(log: CallLog): object {
  return {
    events: eventsOf(log),
    messages: list(log.messages),
    milestones: list(log.milestones),
    counters: log.counters,
    ended: log.ended,
    elapsed: log.elapsed(),
    found: kinds.map((kind) => log.find(kind)),
  };
}

test("at every position the log is what it would be, had it been recorded so far", () => {
  assert(
    property(happenings, (story) => {
      const whole = recording();
      for (const each of story) whole.happen(each);
      const playback = createPlayback(whole.log);
      playback.toStart();
      const part = recording();
      for (const each of [undefined, ...story]) {
        if (each !== undefined) {
          part.happen(each);
          playback.step(1);
        }
        expect(playback.position).toBe(part.log.version);
        expect(seen(playback.log)).toEqual(seen(part.log));
      }
      for (let position = story.length; position >= 0; position -= 1) {
        expect(playback.log.version).toBeGreaterThan(0);
        playback.seek(position);
        expect(playback.log.events.length).toBe(position);
      }
    }),
  );
});

test("also while the call goes on and its log drops messages: what is kept, and true totals", () => {
  const moves = array(
    record({ move: constantFrom("next", "back", "seek", "live", "none"), to: nat(70) }),
    { minLength: 70, maxLength: 70 },
  );
  assert(
    property(happenings, moves, nat(20), (story, then, most) => {
      const source = recording({ maxMessages: most + 1 });
      const playback = createPlayback(source.log);
      // Recorded beside it, without a limit.
      const unlimited = recording();
      const totals = [unlimited.log.counters];
      story.forEach((each, index) => {
        source.happen(each);
        unlimited.happen(each);
        totals.push(unlimited.log.counters);
        const { move = "none", to = 0 } = then[index] ?? {};
        if (move === "next") playback.step(1);
        else if (move === "back") playback.step(-1);
        else if (move === "seek") playback.seek(to);
        else if (move === "live") playback.live();

        const { position, start, length, log } = playback;
        expect(length).toBe(index + 1);
        expect(position).toBeGreaterThanOrEqual(start);
        expect(position).toBeLessThanOrEqual(length);
        expect(eventsOf(log)).toEqual(eventsOf(source.log).filter(({ seq }) => seq < position));
        expect(log.counters).toEqual({
          ...totals[position],
          dropped: position - log.events.length,
        });
      });
    }),
  );
});

test("every change is told of, and a move changes the version", () => {
  const { log, happen } = recording();
  happen({ what: "sent", after: 0, size: 1 });
  const playback = createPlayback(log);
  let told = 0;
  let moved = 0;
  playback.subscribe(() => (told += 1));
  const leave = playback.log.subscribe(() => (moved += 1));
  const versions = new Set([playback.log.version]);
  const moves = [
    () => happen({ what: "received", after: 1, size: 1 }),
    () => playback.step(-1),
    () => playback.step(1),
    () => playback.toStart(),
    () => playback.live(),
  ];
  for (const move of moves) {
    move();
    versions.add(playback.log.version);
  }
  expect(versions.size).toBe(moves.length + 1);
  expect([told, moved]).toEqual([moves.length, moves.length]);

  playback.pause();
  moved = 0;
  told = 0;
  happen({ what: "received", after: 1, size: 1 });
  expect([told, moved]).toEqual([1, 0]);
  leave();
  playback.dispose();
  happen({ what: "received", after: 1, size: 1 });
  playback.step(1);
  expect([told, moved]).toEqual([1, 0]);
});
