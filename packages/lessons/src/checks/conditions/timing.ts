import { duration, type CallLog } from "@grpc-playground/call";
import { rangeWords, readRange, within } from "../../yaml/range.ts";
import { readDuration } from "../../yaml/read-duration.ts";
import { onlyKeys, readMap } from "../../yaml/read-value.ts";
import type { ConditionKind } from "./kind.ts";

type Direction = "sent" | "received";

/** How many kept messages are looked at. */
const mostMessages = 4_000;

/** The times of the messages of a direction that are kept, the first four thousand. */
function timesOf(log: CallLog, direction: Direction): readonly number[] {
  const kind = direction === "sent" ? "message-sent" : "message-received";
  const times: number[] = [];
  for (let index = 0; index < Math.min(log.messages.length, mostMessages); index += 1) {
    const message = log.messages.at(index);
    if (message?.kind === kind) times.push(message.at);
  }
  return times;
}

/** A timer may be early by so much, and clocks are rounded. */
const slackMs = 2;

/** `apart: { received: 500 ms }`. */
export const apart: ConditionKind = {
  name: "apart",
  read(node, report) {
    const map = readMap(node, report, "apart");
    if (map === undefined) return undefined;
    const gaps: { direction: Direction; ms: number }[] = [];
    for (const { key, value } of onlyKeys(map, report, "`apart`", ["sent", "received"])) {
      const ms = readDuration(value, report, key);
      if (ms !== undefined) gaps.push({ direction: key === "sent" ? "sent" : "received", ms });
    }
    if (gaps.length === 0) {
      report(node.line, "`apart` needs a direction: `apart: { received: 500 ms }`.");
      return undefined;
    }
    const words = gaps.map(
      ({ direction, ms }) => `each message ${direction} is ${duration(ms)} or more after the last`,
    );
    return {
      words: words.join(", and "),
      holds: ({ log }) =>
        gaps.every(({ direction, ms }) => {
          const times = timesOf(log, direction);
          const isLater = (at: number, index: number) =>
            index === 0 || at - (times[index - 1] ?? at) >= ms - slackMs;
          return times.length > 1 && times.every(isLater);
        }),
    };
  },
};

/** `took: { at-least: 1 s, at-most: 3 s }`. */
export const took: ConditionKind = {
  name: "took",
  read(node, report) {
    const range = readRange(node, report, "took", readDuration);
    if (range === undefined) return undefined;
    return {
      words: `the call took ${rangeWords(range, duration)}`,
      holds({ log }) {
        const status = log.find("status");
        return status !== undefined && within(range, status.at);
      },
    };
  },
};

/** `deadline: { at-most: 1 s }`, or `deadline: false`. */
export const deadline: ConditionKind = {
  name: "deadline",
  read(node, report) {
    if (node.kind === "scalar" && typeof node.value === "boolean") {
      const wanted = node.value;
      return {
        words: wanted ? "the call had a deadline" : "the call had no deadline",
        holds({ log }) {
          const headers = log.find("request-headers");
          return headers !== undefined && (headers.timeoutMs !== undefined) === wanted;
        },
      };
    }
    const range = readRange(node, report, "deadline", readDuration);
    if (range === undefined) return undefined;
    return {
      words: `the deadline was ${rangeWords(range, duration)}`,
      holds({ log }) {
        const timeoutMs = log.find("request-headers")?.timeoutMs;
        return timeoutMs !== undefined && within(range, timeoutMs);
      },
    };
  },
};
