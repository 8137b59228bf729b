import { statusNames } from "@grpc-playground/call";
import { oneOrMore, readFlag, readName, readText } from "../../yaml/read-value.ts";
import { either } from "../../words.ts";
import type { ConditionKind } from "./kind.ts";

/** `status: OK`, `status: [UNAVAILABLE, UNKNOWN]`. */
export const status: ConditionKind = {
  name: "status",
  read(node, report) {
    const read = oneOrMore(node, report, "status").map((each) =>
      readName(each, report, "status", statusNames),
    );
    const names = read.filter((name) => name !== undefined);
    if (names.length === 0 || names.length < read.length) return undefined;
    return {
      words: `the call ended with ${either(names)}`,
      holds: ({ log }) => names.some((name) => name === log.find("status")?.name),
    };
  },
};

/** `ended: false`. */
export const ended: ConditionKind = {
  name: "ended",
  read(node, report) {
    const wanted = readFlag(node, report, "ended");
    if (wanted === undefined) return undefined;
    return {
      words: wanted ? "the call is over" : "the call is still open",
      holds: ({ log }) => log.ended === wanted,
    };
  },
};

/** `message: deadline`. */
export const message: ConditionKind = {
  name: "message",
  read(node, report) {
    const text = readText(node, report, "message");
    if (text === undefined) return undefined;
    const wanted = text.toLowerCase();
    return {
      words: `the status's message says "${text}"`,
      holds: ({ log }) => log.find("status")?.message.toLowerCase().includes(wanted) === true,
    };
  },
};

/** `origin: client`. */
export const origin: ConditionKind = {
  name: "origin",
  read(node, report) {
    const side = readName(node, report, "origin", ["client", "server"]);
    if (side === undefined) return undefined;
    return {
      words: `the status was set by the ${side}`,
      holds: ({ log }) => log.find("status")?.origin === side,
    };
  },
};

/** `detail: google.rpc.BadRequest`. */
export const detail: ConditionKind = {
  name: "detail",
  read(node, report) {
    const type = readText(node, report, "detail");
    if (type === undefined) return undefined;
    return {
      words: `the status carries a ${type} detail`,
      holds: ({ log }) => log.find("status")?.details.some((each) => each.type === type) === true,
    };
  },
};

/** `cancelled: client`. */
export const cancelled: ConditionKind = {
  name: "cancelled",
  read(node, report) {
    const by = readName(node, report, "cancelled", ["client", "deadline"]);
    if (by === undefined) return undefined;
    return {
      words: by === "client" ? "you cancelled the call" : "the client gave up at its deadline",
      holds: ({ log }) => log.find("cancelled")?.by === by,
    };
  },
};

/** `paused: true`. */
export const paused: ConditionKind = {
  name: "paused",
  read(node, report) {
    const wanted = readFlag(node, report, "paused");
    if (wanted === undefined) return undefined;
    return {
      words: wanted ? "reading was paused" : "reading was never paused",
      holds: ({ log }) => (log.find("paused") !== undefined) === wanted,
    };
  },
};
