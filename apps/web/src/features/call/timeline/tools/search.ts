import type { CallLog, MessageEvent } from "@grpc-playground/call";
import { firstPast } from "../flow/shown-events.ts";

export interface SearchOptions {
  readonly log: CallLog;
  /** Whether a message is to be looked into at all. */
  readonly accepts: (event: MessageEvent) => boolean;
  /** What is looked into. */
  readonly textOf: (event: MessageEvent) => string;
  /** What is looked for, in small letters or large ones. */
  readonly text: string;
}

/** A search through the messages of a call, those included that are still to come. */
export interface Search {
  /** Grows with every change, for `useSyncExternalStore`. */
  readonly version: () => number;
  readonly subscribe: (listener: () => void) => () => void;
  /** Messages that have the text, by their `seq`, in order; those that the log has dropped are not among them. */
  readonly found: () => readonly number[];
  /** How much of the kept messages was looked into: 0 to 1. */
  readonly progress: () => number;
  /** Begins, or goes on; returns what stops it. */
  readonly run: () => () => void;
}

/** The part of a frame that may be spent looking, in ms: the rest is for whoever scrolls. */
const sliceMs = 5;

/** Looks through a log a little in each frame, so that the page is never held up by it. */
export function createSearch({ log, accepts, textOf, text }: SearchOptions): Search {
  const wanted = text.toLowerCase();
  const listeners = new Set<() => void>();
  let found: number[] = [];
  let version = 0;
  /** How many messages were looked into or dropped, of all that there ever were. */
  let looked = 0;
  let frame = 0;

  const total = () => log.counters.sent + log.counters.received;
  const slice = () => {
    frame = 0;
    const gone = total() - log.messages.length;
    looked = Math.max(looked, gone);
    const end = performance.now() + sliceMs;
    while (looked < total()) {
      const event = log.messages.at(looked - gone);
      looked += 1;
      if (event === undefined || !accepts(event)) continue;
      if (textOf(event).toLowerCase().includes(wanted)) found.push(event.seq);
      if (performance.now() > end) break;
    }
    const oldest = log.messages.at(0)?.seq ?? 0;
    if ((found[0] ?? oldest) < oldest) {
      const kept = { length: found.length, at: (index: number) => found[index] };
      found = found.slice(firstPast(kept, (seq) => seq !== undefined && seq >= oldest));
    }
    version += 1;
    for (const listener of listeners) listener();
    if (looked < total()) wake();
  };
  const wake = () => {
    if (frame === 0) frame = requestAnimationFrame(slice);
  };

  return {
    version: () => version,
    subscribe: (listener) => {
      listeners.add(listener);
      return () => listeners.delete(listener);
    },
    found: () => found,
    progress: () => {
      const kept = log.messages.length;
      return kept === 0 ? 1 : Math.max(0, 1 - (total() - looked) / kept);
    },
    run: () => {
      const leave = log.subscribe(wake);
      wake();
      return () => {
        leave();
        cancelAnimationFrame(frame);
        frame = 0;
      };
    },
  };
}
