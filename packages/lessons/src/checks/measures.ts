import type { CallEvidence } from "./evidence.ts";
import { replyValues } from "./reply-values.ts";

interface MeasureKind {
  /** As it follows "the": `size of the messages sent`. */
  readonly words: string;
  readonly of: (call: CallEvidence) => number;
}

const kinds = {
  "sent-size": {
    words: "size of the messages sent",
    of: ({ log }) => log.counters.bytesSent,
  },
  "received-size": {
    words: "size of the replies",
    of: ({ log }) => log.counters.bytesReceived,
  },
  "sent-bytes": {
    words: "bytes of the request's body as they travelled",
    of: ({ log }) => log.wire.up.size,
  },
  "received-bytes": {
    words: "bytes of the response's body as they travelled",
    of: ({ log }) => log.wire.down.size,
  },
  took: {
    words: "time that the call took",
    of: ({ log }) => (log.ended ? log.elapsed() : Number.NaN),
  },
  attempts: {
    words: "number of attempts",
    of: ({ log }) => log.sightings.attempts,
  },
  sent: {
    words: "number of messages sent",
    of: ({ log }) => log.counters.sent,
  },
  received: {
    words: "number of replies",
    of: ({ log }) => log.counters.received,
  },
  servers: {
    words: "number of servers that answered",
    of: (call) => replyValues(call, "peer").size,
  },
} as const satisfies Readonly<Record<string, MeasureKind>>;

/** Something about a call that can be counted. */
export type Measure = keyof typeof kinds;

// A record's keys are its own, though their type is forgotten.
export const measureNames = Object.keys(kinds) as readonly Measure[];

export function isMeasure(text: string): text is Measure {
  return Object.hasOwn(kinds, text);
}

/** NaN for what is not known yet. */
export function measure(call: CallEvidence, name: Measure): number {
  return kinds[name].of(call);
}

/** `size of the replies`, as it follows "the". */
export function measureWords(name: Measure): string {
  return kinds[name].words;
}
