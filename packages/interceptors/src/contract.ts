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

/** What is to be known of an interceptor before it is switched on. */
export interface InterceptorInfo {
  readonly name: InterceptorName;
  readonly title: string;
  /** What it does, in a line, at each end where it can stand. */
  readonly does: Readonly<Partial<Record<Side, string>>>;
}

/** Everything about every interceptor, in the order in which a page lists them. */
export const interceptorInfos: readonly InterceptorInfo[] = [
  {
    name: "logging",
    title: "Logging",
    does: {
      client: "Notes which method was called, how it ended, and how long it took.",
      server: "Notes which method was called, how it ended, and how long it took.",
    },
  },
  {
    name: "auth",
    title: "Auth",
    does: {
      client: "Adds authorization: Bearer playground to the request's metadata.",
      server: "Answers UNAUTHENTICATED unless the metadata has authorization: Bearer playground.",
    },
  },
  {
    name: "retry",
    title: "Retry",
    does: {
      client: "Tries again when the server is UNAVAILABLE: three attempts, with a pause between.",
    },
  },
  {
    name: "rate-limit",
    title: "Rate limit",
    does: {
      client: "Lets three calls out in ten seconds; more end with RESOURCE_EXHAUSTED.",
      server: "Lets three calls in within ten seconds; more end with RESOURCE_EXHAUSTED.",
    },
  },
  {
    name: "error-logger",
    title: "Error logger",
    does: {
      client: "Lets the call through; if it fails, notes the error and passes it on.",
      server: "Lets the call through; if it fails, notes the error and passes it on.",
    },
  },
  {
    name: "caching",
    title: "Caching",
    does: {
      client: "Keeps unary replies; the same request again is answered without a call.",
      server: "Keeps unary replies; the same request again is answered without the service.",
    },
  },
];

/** The interceptors that can stand at an end. */
export function interceptorsOf(side: Side): readonly InterceptorInfo[] {
  return interceptorInfos.filter(({ does }) => does[side] !== undefined);
}

/** Whether an interceptor of this name can stand at this end. */
export function isInterceptor(name: string, side: Side): name is InterceptorName {
  return interceptorsOf(side).some((info) => info.name === name);
}

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
  /** Replies that were kept, by method and request; the newest 100. */
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
