/** Which end of a call an interceptor stands at. */
export type Side = "client" | "server";

/** The interceptors that there are. */
export const interceptorNames = [
  "logging",
  "auth",
  "retry",
  "rate-limit",
  "error-logger",
  "caching",
] as const;
export type InterceptorName = (typeof interceptorNames)[number];

/** What can be seen of a call. A message is `message-sent` on its way to the server, `message-received` on its way back. */
export type SightingWhat =
  | "request"
  | "message-sent"
  | "half-close"
  | "response"
  | "message-received"
  | "error"
  | "cancelled"
  | "done";

/** One thing that an interceptor saw of a call: `playground.v1.Sighting` without its time. */
export interface InterceptorSighting {
  readonly side: Side;
  readonly by: InterceptorName;
  /** Its place in the chain of its side, from 0 for the outermost. */
  readonly layer: number;
  readonly what: SightingWhat;
  /** Of a message: its place in its direction, from 0. */
  readonly index?: number;
  /** Which attempt of a retried call this is, from 0. */
  readonly attempt: number;
  /** What was made of it, in a few words. */
  readonly note?: string;
  /** It went no further: the interceptor answered by itself. */
  readonly stopped?: true;
  /** Of an error: the status code's name, such as `UNAUTHENTICATED`. */
  readonly code?: string;
}

/** Is told at once of each thing that an interceptor sees. Must not throw. */
export type Report = (sighting: InterceptorSighting) => void;

export type KeptHeaders = readonly (readonly [name: string, value: string])[];

/** A reply of a unary call as the cache keeps it. */
export interface KeptReply {
  readonly message: Uint8Array;
  /** How the reply is written, such as its content-type: a server's chain has to give that itself. */
  readonly header: KeptHeaders;
  readonly trailer: KeptHeaders;
}

/**
 * What interceptors remember from one call to the next: the replies of the
 * cache and the calls of the rate limit. One for a tab's client chains; on a
 * server one for each `x-lab-bench`.
 */
export interface BenchState {
  /** Replies that were kept, by server, method and request; the newest, as far as there is room. */
  readonly replies: Map<string, KeptReply>;
  /** When the calls of the last ten seconds were let through, by `now`. */
  readonly letThrough: number[];
}

export function createBenchState(): BenchState {
  return { replies: new Map(), letThrough: [] };
}

export interface ChainOptions {
  readonly report: Report;
  readonly state: BenchState;
  /** Monotonic milliseconds; `performance.now` unless given. */
  readonly now?: (() => number) | undefined;
}

/** The request metadata that says which attempt this is, from the second on (gRFC A6). */
export const attemptsHeader = "grpc-previous-rpc-attempts";

/** What `auth` adds and asks for. */
export const authorization = "Bearer playground";
