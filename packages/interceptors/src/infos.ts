import type { InterceptorName, Side } from "./contract.ts";

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
