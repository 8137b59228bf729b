import type { CallLog } from "../call-log.ts";
import type { CallEvent, RpcType } from "../events.ts";

/** What carries the call between the tab and the server; Connect with messages as protobuf, or as JSON. */
export type Protocol = "grpc" | "grpc-web" | "connect" | "connect-json";

/** What an explanation has to know beside the event. */
export interface ExplainContext {
  readonly protocol: Exclude<Protocol, "connect-json">;
  /** Whether messages travel as JSON. */
  readonly json: boolean;
  readonly rpcType: RpcType;
  /** Whether the client had half-closed when the event happened. */
  readonly halfClosed: boolean;
  /**
   * Whether the server could be reached at all: false where the bridge told
   * that no connection came about, or an interceptor answered in the tab,
   * undefined where nobody tells.
   */
  readonly reached: boolean | undefined;
  /** The client's interceptor that answered by itself, so that nothing left the tab. */
  readonly heldBackBy: string | undefined;
  /** How often the call was tried, as far as was told. */
  readonly attempts: number;
  /** The call's deadline in ms from its start, if it has one. */
  readonly timeoutMs: number | undefined;
}

/** An idea that has, or will have, a lesson. */
export type Concept =
  | "rpc-types"
  | "headers"
  | "messages"
  | "half-close"
  | "trailers"
  | "status"
  | "deadlines"
  | "cancellation"
  | "flow-control";

/** One event in plain words. */
export interface Explanation {
  /** A few words. */
  readonly title: string;
  /** One sentence: what has just happened, and why. */
  readonly sentence: string;
  readonly concept: Concept;
}

/**
 * Whether the call had a connection to the server: undefined while, or where,
 * nobody tells.
 */
export function wasReached({ wire, sightings }: CallLog): boolean | undefined {
  if (sightings.heldBack !== undefined) return false;
  const { connection } = wire;
  if (connection.some(({ state }) => state === "ready")) return true;
  return connection.some(({ state }) => state === "failed") ? false : undefined;
}

/** The context of an event, read from the log that holds it. */
export function contextOf(log: CallLog, event: CallEvent, protocol: Protocol): ExplainContext {
  const halfClosed = log.find("half-closed");
  return {
    protocol: protocol === "connect-json" ? "connect" : protocol,
    json: protocol === "connect-json",
    rpcType: log.find("opened")?.rpcType ?? "unary",
    halfClosed: halfClosed !== undefined && halfClosed.seq < event.seq,
    reached: wasReached(log),
    heldBackBy: log.sightings.heldBack?.by,
    attempts: log.sightings.attempts,
    timeoutMs: log.find("request-headers")?.timeoutMs,
  };
}
