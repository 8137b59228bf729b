import type { CallLog } from "@grpc-playground/call";
import { time } from "../../shared/lib/format.ts";
import { protocolNames, type Protocol } from "../../shared/lib/protocol.ts";

/** A call that can be compared with others of its method. */
export interface Run {
  readonly log: CallLog;
  readonly protocol: Protocol;
  /** False for one out of a file: its metadata and its deadline are not known as they were typed. */
  readonly isOwn: boolean;
}

/** A run in a few words, by which it can be told from others: `gRPC, OK, 12.3 ms, at 14:05:03`. */
export function runWords({ log, protocol, isOwn }: Run): string {
  const status = log.find("status");
  const startedAt = log.find("opened")?.startedAt;
  const words = [
    protocolNames[protocol],
    status?.name ?? "running",
    ...(status === undefined ? [] : [time(status.at)]),
    ...(isOwn ? [] : ["out of a file"]),
    ...(startedAt === undefined ? [] : [`at ${clock.format(startedAt)}`]),
  ];
  return words.join(", ");
}

const clock = new Intl.DateTimeFormat("en-GB", { timeStyle: "medium" });
