import type { Sequence } from "../chunked-queue.ts";

/** One thing that an interceptor, or the server, saw of the call. */
export interface Sighting {
  /** ms since the call was opened. Of the server's side as near as its own clock allows. */
  readonly at: number;
  readonly side: "client" | "server";
  /** The interceptor's name; `server` for the server beneath all of them. */
  readonly by: string;
  /** Its place in the chain of its side, from 0 for the outermost; the server itself has -1. */
  readonly layer: number;
  /** A message is `message-sent` on its way to the server, `message-received` on its way back. */
  readonly what:
    | "request"
    | "message-sent"
    | "half-close"
    | "response"
    | "message-received"
    | "error"
    | "cancelled"
    | "done";
  /** Of a message: its place in its direction, from 0. */
  readonly index?: number | undefined;
  /** Which attempt of a retried call this is, from 0. */
  readonly attempt: number;
  /** What was made of it, in a few words. */
  readonly note?: string | undefined;
  /** It went no further: the interceptor answered by itself. */
  readonly stopped?: boolean | undefined;
  /** Of an error: the status code's name. */
  readonly code?: string | undefined;
}

/**
 * What was seen of one call at places where the log's own events do not happen:
 * within the chains of interceptors, and at the server. Beside the log, since it
 * may be told later than the call's end, and not in order.
 */
export interface SightingLog {
  /** Grows with everything that is added. */
  readonly version: number;
  /** In the order of their time; those of one time as they were told. */
  readonly all: Sequence<Sighting>;
  /** How many were told and are not kept: of messages, the newest ones. */
  readonly dropped: number;
  /** How often the call was tried, as far as anybody told: 1 unless it was retried. */
  readonly attempts: number;
  /** Whether an interceptor has seen the call, of whichever side. */
  readonly isBenched: boolean;
  /** The client's interceptor that answered the call by itself, so that nothing left the tab. */
  readonly heldBack: Sighting | undefined;
  /** Why the server's side is not told, or not to its end, in words; undefined while nothing is in the way. */
  readonly unheard: string | undefined;
  subscribe(listener: () => void): () => void;
}

/** The writing end. It may be written to after the call has ended. */
export interface SightingLogWriter extends SightingLog {
  /** Without `at`, it is seen now. */
  readonly add: (sighting: Omit<Sighting, "at"> & { readonly at?: number | undefined }) => void;
  /** Nothing more will be heard of the server's side. */
  readonly giveUp: (why: string) => void;
}

/** Sightings of messages that are kept: a stream of 100,000 messages is told by its first. */
const maxMessages = 2_000;
/** Of all else there are a few for each interceptor and attempt; this bounds whoever tells without end. */
const maxOthers = 1_000;

/** @param now ms since the call was opened */
export function createSightingLog(now: () => number): SightingLogWriter {
  const listeners = new Set<() => void>();
  const all: Sighting[] = [];
  let messages = 0;
  let dropped = 0;
  let version = 0;
  let attempts = 1;
  let isBenched = false;
  let heldBack: Sighting | undefined;
  let unheard: string | undefined;

  function changed(): void {
    version += 1;
    for (const listener of listeners) listener();
  }

  function keeps({ what }: Pick<Sighting, "what">): boolean {
    const isMessage = what === "message-sent" || what === "message-received";
    if (isMessage ? messages >= maxMessages : all.length - messages >= maxOthers) return false;
    if (isMessage) messages += 1;
    return true;
  }

  return {
    get version() {
      return version;
    },
    all: {
      get length() {
        return all.length;
      },
      at: (index) => all[index],
    },
    get dropped() {
      return dropped;
    },
    get attempts() {
      return attempts;
    },
    get isBenched() {
      return isBenched;
    },
    get heldBack() {
      return heldBack;
    },
    get unheard() {
      return unheard;
    },
    subscribe(listener) {
      const own = () => listener();
      listeners.add(own);
      return () => listeners.delete(own);
    },
    add(seen) {
      const sighting: Sighting = { ...seen, at: seen.at ?? now() };
      attempts = Math.max(attempts, sighting.attempt + 1);
      isBenched ||= sighting.layer >= 0;
      // Of a retried call the first attempt went out, whatever became of later ones.
      if (sighting.stopped === true && sighting.side === "client" && sighting.attempt === 0) {
        heldBack ??= sighting;
      }
      if (keeps(sighting)) {
        let place = all.length;
        while (place > 0 && (all[place - 1]?.at ?? 0) > sighting.at) place -= 1;
        all.splice(place, 0, sighting);
      } else {
        dropped += 1;
      }
      changed();
    },
    giveUp(why) {
      unheard = why;
      changed();
    },
  };
}
