import type { CallLog, Milestone } from "@grpc-playground/call";
import { counted, number, size, time } from "../../../shared/lib/format.ts";
import { protocolNames } from "../../../shared/lib/protocol.ts";
import type { Run } from "../run.ts";

/** One fact of both runs, in words. */
export interface FactDiff {
  readonly name: string;
  readonly a: string;
  readonly b: string;
  /** How far b is from a: `+1.2 ms`. Undefined for what is no number, or is the same. */
  readonly change: string | undefined;
}

/** How the two runs went as a whole. */
export function diffFacts(a: Run, b: Run): readonly FactDiff[] {
  const [one, other] = [a.log, b.log];
  const text = (name: string, of: (run: Run) => string): FactDiff => ({
    name,
    a: of(a),
    b: of(b),
    change: undefined,
  });
  const amount = (
    name: string,
    of: (log: CallLog) => number | undefined,
    words: (value: number) => string,
  ): FactDiff => ({ name, ...amounts(of(one), of(other), words) });
  return [
    text("Protocol", ({ protocol }) => protocolNames[protocol]),
    text("Status", ({ log }) => statusWords(log)),
    amount("Duration", (log) => log.find("status")?.at, time),
    amount("First reply after", firstReply, time),
    amount("Messages up", ({ counters }) => counters.sent, number),
    amount("Messages down", ({ counters }) => counters.received, number),
    amount("Bytes up", ({ counters }) => counters.bytesSent, size),
    amount("Bytes down", ({ counters }) => counters.bytesReceived, size),
  ];
}

/** When each step of the two runs was, in the order of the first. Messages are told of apart. */
export function diffSteps(a: CallLog, b: CallLog): readonly FactDiff[] {
  const [ofA, ofB] = [steps(a), steps(b)];
  const names = [...new Set([...ofA.keys(), ...ofB.keys()])];
  return names.map((name) => ({ name, ...amounts(ofA.get(name), ofB.get(name), time) }));
}

/** Two amounts in words, and the way from one to the other. */
export function amounts(
  a: number | undefined,
  b: number | undefined,
  words: (value: number) => string,
): Omit<FactDiff, "name"> {
  return {
    a: a === undefined ? "none" : words(a),
    b: b === undefined ? "none" : words(b),
    change:
      a === undefined || b === undefined || words(a) === words(b)
        ? undefined
        : `${b > a ? "+" : "−"}${words(Math.abs(b - a))}`,
  };
}

function statusWords(log: CallLog): string {
  const status = log.find("status");
  if (status === undefined) return "running";
  return status.message === "" ? status.name : `${status.name}: ${status.message}`;
}

function firstReply(log: CallLog): number | undefined {
  for (let at = 0; at < log.messages.length; at++) {
    const event = log.messages.at(at);
    // Of a log that dropped its first messages nobody knows.
    if (event?.kind === "message-received") return event.index === 0 ? event.at : undefined;
  }
  return undefined;
}

const stepNames: Readonly<Partial<Record<Milestone["kind"], string>>> = {
  "request-headers": "Request headers",
  "half-closed": "Half-closed",
  "response-headers": "Response headers",
  trailers: "Trailers",
  cancelled: "Cancelled",
  status: "Status",
};

function steps(log: CallLog): ReadonlyMap<string, number> {
  const found = new Map<string, number>();
  for (let at = 0; at < log.milestones.length; at++) {
    const milestone = log.milestones.at(at);
    const name = milestone && stepNames[milestone.kind];
    if (name !== undefined) found.set(name, milestone?.at ?? 0);
  }
  return found;
}

/** `3 fields differ`. */
export function differing(count: number, more: boolean): string {
  if (more) return `more than ${counted(count, "field")} differ`;
  return `${counted(count, "field")} ${count === 1 ? "differs" : "differ"}`;
}
