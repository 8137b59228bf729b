import type { CallEvidence } from "./evidence.ts";
import { replyValues } from "./reply-values.ts";

/** `the request took` 12 `bytes on the wire`. */
export interface MeasureWords {
  readonly start: string;
  readonly unit: string;
}

interface MeasureKind {
  /** What is more or less of it, in two halves around "more", "fewer" or a number. */
  readonly words: MeasureWords;
  readonly of: (call: CallEvidence) => number;
}

const kinds = {
  "sent-size": {
    words: { start: "you sent", unit: "bytes of protobuf" },
    of: ({ log }) => log.counters.bytesSent,
  },
  "received-size": {
    words: { start: "the server sent", unit: "bytes of protobuf" },
    of: ({ log }) => log.counters.bytesReceived,
  },
  "sent-bytes": {
    words: { start: "the request took", unit: "bytes on the wire" },
    of: ({ log }) => log.wire.up.size,
  },
  "received-bytes": {
    words: { start: "the response took", unit: "bytes on the wire" },
    of: ({ log }) => log.wire.down.size,
  },
  took: {
    words: { start: "it took", unit: "milliseconds" },
    of: ({ log }) => (log.ended ? log.elapsed() : Number.NaN),
  },
  attempts: {
    words: { start: "it needed", unit: "attempts" },
    of: ({ log }) => log.sightings.attempts,
  },
  sent: {
    words: { start: "you sent", unit: "messages" },
    of: ({ log }) => log.counters.sent,
  },
  received: {
    words: { start: "the server sent", unit: "messages" },
    of: ({ log }) => log.counters.received,
  },
  servers: {
    words: { start: "it was answered by", unit: "servers" },
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

export function measureWords(name: Measure): MeasureWords {
  return kinds[name].words;
}
