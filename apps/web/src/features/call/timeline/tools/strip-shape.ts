import type { CallLog, MessageEvent } from "@grpc-playground/call";
import { firstPast, type TimeSpan } from "../flow/shown-events.ts";

/** What a time strip draws, as paths of SVG. */
export interface StripShape {
  /** Messages sent, above the middle. */
  readonly up: string;
  /** Messages received, below the middle. */
  readonly down: string;
  /** A line from top to bottom for each other event that is in view. */
  readonly ticks: readonly { readonly x: number; readonly seq: number }[];
}

/** Width of a bar in CSS pixels: messages that come closer to each other are one bar. */
export const barWidth = 2;
/** Height of a bar of one message, in CSS pixels. */
const lowest = 4;

/**
 * Draws a span of a call: how many messages went each way, moment by moment.
 * It costs as much as the strip is wide, whatever the number of messages.
 *
 * @param width and height in CSS pixels
 */
export function stripShape(
  log: CallLog,
  span: TimeSpan,
  width: number,
  height: number,
): StripShape {
  const bars = Math.max(1, Math.floor(width / barWidth));
  const perBar = (span.to - span.from) / bars;
  const up: number[] = [];
  const down: number[] = [];
  let before = countsBefore(log, span.from);
  for (let bar = 0; bar < bars; bar += 1) {
    // What happened at the very end of the call is in view too.
    const until =
      bar === bars - 1 ? span.to + Number.EPSILON * span.to : span.from + (bar + 1) * perBar;
    const now = countsBefore(log, until);
    up.push(now.up - before.up);
    down.push(now.down - before.down);
    before = now;
  }
  const most = Math.max(1, ...up, ...down);
  const middle = height / 2;
  const ticks: { x: number; seq: number }[] = [];
  for (let index = 0; index < log.milestones.length; index += 1) {
    const event = log.milestones.at(index);
    if (event === undefined || event.at < span.from || event.at > span.to) continue;
    const x = ((event.at - span.from) / (span.to - span.from)) * (width - 1);
    ticks.push({ x: Math.round(x) + 0.5, seq: event.seq });
  }
  const room = Math.max(lowest, middle - 2);
  return {
    up: barsOf(up, most, middle - 1, -room),
    down: barsOf(down, most, middle + 1, room),
    ticks,
  };
}

/** Bars from a base line, as high as the logarithm of what they stand for; up, with a negative room. */
function barsOf(counts: readonly number[], most: number, base: number, room: number): string {
  return counts
    .flatMap((count, index) => {
      if (count === 0) return [];
      const share = most === 1 ? 0.55 : Math.log(1 + count) / Math.log(1 + most);
      const length = Math.sign(room) * Math.max(lowest, Math.round(Math.abs(room) * share));
      return [`M${index * barWidth} ${base}h${barWidth}v${length}h${-barWidth}z`];
    })
    .join("");
}

/** How many messages had gone each way before a moment. */
function countsBefore(log: CallLog, moment: number): { up: number; down: number } {
  const { messages, counters } = log;
  const place = firstPast(messages, ({ at }) => at >= moment);
  const next: MessageEvent | undefined = messages.at(place);
  if (next === undefined) return { up: counters.sent, down: counters.received };
  const others = counters.sent + counters.received - messages.length + place - next.index;
  return next.kind === "message-sent"
    ? { up: next.index, down: others }
    : { up: others, down: next.index };
}
