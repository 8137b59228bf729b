import type { CallCounters, CallLog } from "../call-log.ts";
import type { Sequence } from "../chunked-queue.ts";
import type { Milestone } from "../events.ts";
import { lowerBound } from "./lower-bound.ts";
import { createTally } from "./tally.ts";

/** What of a log does not change of itself: the rest is how it is followed. */
export type PrefixLog = Omit<CallLog, "version" | "elapsed" | "subscribe" | "wire" | "sightings">;

/** The first place of a log from which on every event is kept: 0, unless messages were dropped. */
export function firstWhole(log: CallLog): number {
  const gone = log.counters.sent + log.counters.received - log.messages.length;
  return gone === 0 ? 0 : (log.messages.at(0)?.seq ?? log.version);
}

/**
 * The first events of a log: what it was when it had `position()` of them.
 * Each answer takes constant time or grows with the logarithm of the log.
 */
export function createPrefixLog(source: CallLog, position: () => number): PrefixLog {
  const tally = createTally(source);
  const isWhole = () => position() >= source.version;

  function prefixOf<T extends { readonly seq: number }>(all: Sequence<T>): Sequence<T> {
    const length = () => {
      if (isWhole()) return all.length;
      const end = position();
      return lowerBound(all, (event) => event.seq < end);
    };
    return {
      get length() {
        return length();
      },
      at: (index) => {
        const event = all.at(index);
        return event !== undefined && event.seq < position() ? event : undefined;
      },
    };
  }

  const events = prefixOf(source.events);
  const messages = prefixOf(source.messages);
  const milestones = prefixOf(source.milestones);

  return {
    events,
    messages,
    milestones,
    get ended() {
      return source.ended && isWhole();
    },
    get counters(): CallCounters {
      if (isWhole()) return source.counters;
      const gone = source.counters.sent + source.counters.received - source.messages.length;
      const totals = tally.upTo(gone + messages.length);
      return { ...totals, dropped: position() - events.length };
    },
    find<K extends Milestone["kind"]>(kind: K) {
      const found = source.find(kind);
      return found !== undefined && found.seq < position() ? found : undefined;
    },
  };
}
