import type { CallEvent, CallLog, MessageEvent, Milestone, Sequence } from "@grpc-playground/call";

/** Kinds of events that a person may ask for; with none of them asked for, all are shown. */
export type Kind = "sent" | "received" | "heads" | "errors";

/** A part of the call's time, in ms since it was opened; both ends belong to it. */
export interface TimeSpan {
  readonly from: number;
  readonly to: number;
}

/** What of a call is to be shown. */
export interface Choice {
  readonly kinds: ReadonlySet<Kind>;
  /** Undefined for the whole call. */
  readonly span: TimeSpan | undefined;
}

export const everything: Choice = { kinds: new Set(), span: undefined };

/** The events that a choice leaves, in order. */
export interface ShownEvents extends Sequence<CallEvent> {
  /** The messages among them. */
  readonly messages: Sequence<MessageEvent>;
  /** The others, with their places among all that is shown. */
  readonly milestones: readonly { readonly event: Milestone; readonly index: number }[];
  /** The place of the first event that came with this `seq` or after it; `length`, if there is none. */
  readonly indexOf: (seq: number) => number;
  /** A message's place among the messages shown, from 1, and how many there are, with those that were dropped. */
  readonly positionOf: (index: number) => readonly [at: number, of: number];
}

/** Whether an event says that the call failed, or was given up. */
export function isFailure(event: CallEvent): boolean {
  return event.kind === "cancelled" || (event.kind === "status" && event.code !== 0);
}

/** The first place in a sequence from which on `isPast` holds: it holds for all that follow. */
export function firstPast<T>(sequence: Sequence<T>, isPast: (item: T) => boolean): number {
  let low = 0;
  let high = sequence.length;
  while (low < high) {
    const middle = (low + high) >> 1;
    const item = sequence.at(middle);
    if (item !== undefined && isPast(item)) high = middle;
    else low = middle + 1;
  }
  return low;
}

/**
 * Looks at a log through a choice. It keeps no list: of 100,000 messages the
 * n-th that was sent is found by halving, since each knows how many went its
 * way before it. So it is made anew whenever the log has grown.
 */
export function shownEvents(log: CallLog, { kinds, span }: Choice): ShownEvents {
  const all = kinds.size === 0;
  const kept = log.messages;
  const low = span === undefined ? 0 : firstPast(kept, ({ at }) => at >= span.from);
  const high = span === undefined ? kept.length : firstPast(kept, ({ at }) => at > span.to);
  const messages = directed(log, low, high, {
    up: all || kinds.has("sent"),
    down: all || kinds.has("received"),
  });
  const milestones: { event: Milestone; index: number }[] = [];
  for (let place = 0; place < log.milestones.length; place += 1) {
    const event = log.milestones.at(place);
    if (event === undefined) continue;
    const wanted = all || kinds.has("heads") || (kinds.has("errors") && isFailure(event));
    const inSpan = span === undefined || (event.at >= span.from && event.at <= span.to);
    if (!wanted || !inSpan) continue;
    const before = firstPast(messages, ({ seq }) => seq > event.seq);
    milestones.push({ event, index: milestones.length + before });
  }
  const length = messages.length + milestones.length;
  const at = (index: number): CallEvent | undefined => {
    let first = 0;
    let end = milestones.length;
    while (first < end) {
      const middle = (first + end) >> 1;
      const place = milestones[middle]?.index ?? 0;
      if (place === index) return milestones[middle]?.event;
      if (place < index) first = middle + 1;
      else end = middle;
    }
    return messages.at(index - first);
  };
  const before = (index: number) => {
    let count = 0;
    while (count < milestones.length && (milestones[count]?.index ?? index) < index) count += 1;
    return count;
  };
  return {
    length,
    at,
    messages,
    milestones,
    indexOf: (seq) => firstPast({ length, at }, (event) => event.seq >= seq),
    positionOf: (index) => {
      // What was dropped came first, and counts where it would be shown.
      const dropped = span === undefined ? messages.dropped : 0;
      return [dropped + index - before(index) + 1, dropped + messages.length];
    },
  };
}

interface Directed extends Sequence<MessageEvent> {
  /** Messages of these directions that the log no longer has. */
  readonly dropped: number;
}

/** The kept messages from `low` to before `high` that went one of these ways. */
function directed(
  log: CallLog,
  low: number,
  high: number,
  ways: { readonly up: boolean; readonly down: boolean },
): Directed {
  const { messages: kept, counters } = log;
  const total = counters.sent + counters.received;
  const gone = total - kept.length;
  if (!ways.up && !ways.down) return { length: 0, at: () => undefined, dropped: 0 };
  if (ways.up && ways.down) {
    const length = high - low;
    return {
      length,
      at: (index) => (index >= 0 && index < length ? kept.at(low + index) : undefined),
      dropped: gone,
    };
  }
  const kind = ways.up ? "message-sent" : "message-received";
  /** How many of the kind came before the kept message at a place, dropped ones included. */
  const countBefore = (place: number) => {
    const event = kept.at(place);
    if (event === undefined) return ways.up ? counters.sent : counters.received;
    return event.kind === kind ? event.index : gone + place - event.index;
  };
  const first = countBefore(low);
  const length = countBefore(high) - first;
  return {
    length,
    at: (index) => {
      if (index < 0 || index >= length) return undefined;
      // The last place with so few before it.
      let from = low;
      let to = high - 1;
      while (from < to) {
        const middle = (from + to + 1) >> 1;
        if (countBefore(middle) <= first + index) from = middle;
        else to = middle - 1;
      }
      return kept.at(from);
    },
    dropped: countBefore(0),
  };
}
