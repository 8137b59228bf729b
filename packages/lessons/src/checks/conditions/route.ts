import { practiceNames, protocolNames, type ProtocolName } from "../../acts/act.ts";
import { targetWords } from "../../acts/target-words.ts";
import { readName } from "../../yaml/read-value.ts";
import type { CallEvidence } from "../evidence.ts";
import type { ConditionKind } from "./kind.ts";

const protocolOf: Readonly<Record<CallEvidence["protocol"], ProtocolName>> = {
  grpc: "gRPC",
  "grpc-web": "gRPC-Web",
  connect: "Connect",
  "connect-json": "Connect JSON",
};

/** `protocol: Connect`. */
export const protocol: ConditionKind = {
  name: "protocol",
  read(node, report) {
    const wanted = readName(node, report, "protocol", protocolNames);
    if (wanted === undefined) return undefined;
    return {
      words: `the call went over ${wanted}`,
      holds: (call) => protocolOf[call.protocol] === wanted,
    };
  },
};

/** `target: tls-good`. */
export const target: ConditionKind = {
  name: "target",
  read(node, report) {
    const wanted = readName(node, report, "target", [...practiceNames, "own"]);
    if (wanted === undefined) return undefined;
    return {
      words: `the call went to ${targetWords[wanted]}`,
      holds: (call) => call.target === wanted,
    };
  },
};

/** `connection: failed`. */
export const connection: ConditionKind = {
  name: "connection",
  read(node, report) {
    const wanted = readName(node, report, "connection", ["ready", "failed"]);
    if (wanted === undefined) return undefined;
    return {
      words: wanted === "ready" ? "the client could connect" : "the client could not connect",
      holds: ({ log }) => log.wire.connection.some(({ state }) => state === wanted),
    };
  },
};
