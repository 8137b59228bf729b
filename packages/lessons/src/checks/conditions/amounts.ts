import { bytes, count } from "@grpc-playground/call";
import { rangeWords, readRange, within } from "../../yaml/range.ts";
import { readCount } from "../../yaml/read-value.ts";
import type { CallEvidence } from "../evidence.ts";
import type { ConditionKind } from "./kind.ts";

/** Something of a call that is a number, in a range: `sent: 3`, `sent: { at-least: 2 }`. */
function amount(
  name: string,
  of: (call: CallEvidence) => number,
  words: (range: string) => string,
  unit: (value: number) => string,
): ConditionKind {
  return {
    name,
    read(node, report) {
      const range = readRange(node, report, name, readCount);
      if (range === undefined) return undefined;
      return {
        words: words(rangeWords(range, unit)),
        holds: (call) => within(range, of(call)),
      };
    },
  };
}

const messages = (value: number) => count(value, "message");

export const sent = amount(
  "sent",
  ({ log }) => log.counters.sent,
  (range) => `you sent ${range}`,
  messages,
);

export const received = amount(
  "received",
  ({ log }) => log.counters.received,
  (range) => `the server sent ${range}`,
  messages,
);

export const sentSize = amount(
  "sent-size",
  ({ log }) => log.counters.bytesSent,
  (range) => `you sent ${range} of protobuf`,
  bytes,
);

export const receivedSize = amount(
  "received-size",
  ({ log }) => log.counters.bytesReceived,
  (range) => `the server sent ${range} of protobuf`,
  bytes,
);

export const attempts = amount(
  "attempts",
  ({ log }) => log.sightings.attempts,
  (range) => `the call was tried ${range}`,
  (value) => count(value, "time"),
);
