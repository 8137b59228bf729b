import type { Message } from "@bufbuild/protobuf";
import type { Call, Protocol, WireLog } from "@grpc-playground/call";
import { factsOf, type ProtocolFacts } from "./facts.ts";

/** How a compared call is made. */
export interface ComparedCall {
  readonly protocol: Protocol;
  /** Whether a call over gRPC gets an HTTP/2 connection of its own, whose frames are told. */
  readonly frames: boolean;
  /** The first message; undefined where a stream begins without. */
  readonly request: Message | undefined;
  readonly signal: AbortSignal;
}

export interface ComparisonOptions {
  /** Those that can carry the method. */
  readonly protocols: readonly Protocol[];
  /** What is sent, in this order. */
  readonly messages: readonly Message[];
  /** Whether the method takes a stream, which has to be half-closed. */
  readonly streams: boolean;
  /** Calls of each protocol whose time is taken. */
  readonly repeat: number;
  readonly start: (call: ComparedCall) => Call;
  readonly signal: AbortSignal;
  /** Before each call. */
  readonly onCall: (protocol: Protocol, nth: number) => void;
}

/** What came of one protocol. */
export interface Measured {
  readonly facts: ProtocolFacts;
  /** ms from opening a call to its status, of each call that was timed. */
  readonly times: readonly number[];
  /** The status of its calls: more than one where they did not all end alike. */
  readonly statuses: readonly string[];
  /** It was cancelled here, since it went on for too long. */
  readonly isCut: boolean;
}

/** A call that goes on for longer is cancelled. */
export const longestCall = 15_000;

/** One call of a comparison. */
interface PlannedCall {
  readonly protocol: Protocol;
  /** For its bytes; to have its connection ready for those that follow; or for its time. */
  readonly purpose: "bytes" | "warm-up" | "time";
}

/**
 * The calls of a comparison, in order. The first over each protocol is there for
 * its bytes, and makes ready what later ones use. Over gRPC it has a connection
 * of its own, so that another one has to warm up the connection that is shared.
 * Those that are timed take turns, so that what disturbs one disturbs all.
 */
export function plan(protocols: readonly Protocol[], repeat: number): readonly PlannedCall[] {
  const round = (purpose: PlannedCall["purpose"]) =>
    protocols.map((protocol) => ({ protocol, purpose }));
  return [
    ...round("bytes"),
    ...round("warm-up").filter(({ protocol }) => protocol === "grpc"),
    ...Array.from({ length: repeat }, () => round("time")).flat(),
  ];
}

/** Calls a method over one protocol after another. Undefined when it was aborted. */
export async function runComparison(
  options: ComparisonOptions,
): Promise<readonly Measured[] | undefined> {
  const { protocols, repeat, signal, onCall } = options;
  const seen = new Map<Protocol, ProtocolFacts>();
  const times = new Map<Protocol, number[]>();
  const statuses = new Map<Protocol, Set<string>>();
  const cut = new Set<Protocol>();
  for (const [before, { protocol, purpose }] of plan(protocols, repeat).entries()) {
    if (signal.aborted) return undefined;
    onCall(protocol, before + 1);
    const { call, isCut } = await callOnce(options, protocol, purpose === "bytes");
    if (signal.aborted) return undefined;
    const facts = factsOf(protocol, call);
    if (facts === undefined) continue;
    if (isCut) cut.add(protocol);
    if (purpose === "bytes") seen.set(protocol, facts);
    if (purpose === "time") {
      times.set(protocol, [...(times.get(protocol) ?? []), facts.status.at]);
    }
    statuses.set(protocol, (statuses.get(protocol) ?? new Set()).add(facts.status.name));
  }
  return [...seen].map(([protocol, facts]) => ({
    facts,
    times: times.get(protocol) ?? [],
    statuses: [...(statuses.get(protocol) ?? [])],
    isCut: cut.has(protocol),
  }));
}

async function callOnce(
  { messages, streams, start, signal }: ComparisonOptions,
  protocol: Protocol,
  frames: boolean,
): Promise<{ call: Call; isCut: boolean }> {
  const [request, ...more] = messages;
  const call = start({ protocol, frames, request, signal });
  let isCut = false;
  const timer = setTimeout(() => {
    isCut = true;
    call.cancel();
  }, longestCall);
  if (streams) {
    // A call that ends before it has taken everything says so in its status.
    for (const message of more) void call.send(message).catch(() => undefined);
    call.halfClose();
  }
  await call.done;
  clearTimeout(timer);
  if (frames && !signal.aborted) await told(call.log.wire);
  return { call, isCut };
}

/** How long what was sent may take to be told of, after a call has ended. */
const longestTale = 2_000;

function told(wire: WireLog): Promise<void> {
  return new Promise((resolve) => {
    const leave = wire.subscribe(() => {
      if (wire.closed) end();
    });
    const timer = setTimeout(end, longestTale);
    function end() {
      clearTimeout(timer);
      leave();
      resolve();
    }
    if (wire.closed) end();
  });
}
