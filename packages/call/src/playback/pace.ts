import type { CallEvent } from "../events.ts";
import type { Sequence } from "../chunked-queue.ts";

/** No wait is longer than this (ms), at any speed: nobody watches nothing happen. */
export const longestWait = 3_000;
/** In slow motion, events stay apart at least so long, in ms at a tenth of the speed. */
const shortestAtATenth = 500;
/** But not where this many come in the time that one would wait: a flood is shown as a flood. */
const flood = 12;

/**
 * How long to wait before an event, after the one before it, in ms: as long as
 * it took in the call, by the speed. In slow motion, events that came within a
 * millisecond are told apart: a unary call at a tenth of its speed is still
 * over before anybody has seen it.
 *
 * @param index the event's place in `events`
 */
export function waitBefore(events: Sequence<CallEvent>, index: number, speed: number): number {
  const event = events.at(index);
  const before = events.at(index - 1);
  if (event === undefined || before === undefined) return 0;
  const own = (event.at - before.at) / speed;
  if (speed >= 1) return Math.min(own, longestWait);
  const shortest = (shortestAtATenth * 0.1) / speed;
  const later = events.at(index + flood);
  const isFlood = later !== undefined && later.at - event.at < shortest * speed;
  return Math.min(longestWait, isFlood ? own : Math.max(own, shortest));
}
