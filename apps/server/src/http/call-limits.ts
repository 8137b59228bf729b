import { Code, ConnectError, type HandlerContext, type Interceptor } from "@connectrpc/connect";
import type { Logger } from "pino";
import { peerKey } from "../peer.ts";
import { logCallEnd } from "../logging/call-record.ts";

/** What all clients of the HTTP listener may do together. An error names the limit. */
export interface HttpLimits {
  /** Calls at once. */
  readonly maxHttpCalls: number;
  /** How long a stream may take, in milliseconds. */
  readonly maxStreamMs: number;
}

/**
 * Keeps calls from piling up: each holds a connection and whatever its handler
 * holds. (The gRPC port and the bridge have limits of their own.)
 *
 * Made for Connect's `requestGate`, which it passes before its body is read, so
 * that a body which never comes counts too. What ends a call, of whatever kind
 * and however, aborts its signal.
 */
export function createCallGate(
  { maxHttpCalls }: Pick<HttpLimits, "maxHttpCalls">,
  logger: Logger,
): (call: HandlerContext) => void {
  let open = 0;
  return ({ method, signal, values }) => {
    if (open >= maxHttpCalls) {
      const error = tooManyCalls(maxHttpCalls);
      // The log's own interceptor comes later, and does not see this call.
      const startedMs = performance.now();
      logCallEnd(logger, { method, peer: values.get(peerKey), startedMs, error });
      throw error;
    }
    if (signal.aborted) return;
    open += 1;
    signal.addEventListener("abort", () => (open -= 1), { once: true });
  };
}

/** Ends streams that take too long, in whichever direction they still go. */
export function createStreamTimeLimit({
  maxStreamMs,
}: Pick<HttpLimits, "maxStreamMs">): Interceptor {
  return (next) => async (request) => {
    if (!request.stream) return next(request);
    const endsAt = performance.now() + maxStreamMs;
    const within = <T>(messages: AsyncIterable<T>) => until(endsAt, messages, maxStreamMs);
    const response = await next({ ...request, message: within(request.message) });
    return response.stream ? { ...response, message: within(response.message) } : response;
  };
}

/** The same messages, until the time is up (of `performance.now()`). */
async function* until<T>(
  endsAt: number,
  messages: AsyncIterable<T>,
  limit: number,
): AsyncGenerator<T> {
  const iterator = messages[Symbol.asyncIterator]();
  let failPending: ((error: unknown) => void) | undefined;
  const timer = setTimeout(
    () => failPending?.(tookTooLong(limit)),
    Math.max(0, endsAt - performance.now()),
  );
  // A handler may stop reading without saying so; that must not keep the process.
  timer.unref();
  try {
    for (;;) {
      // Not Promise.race: it would keep something of every message until the time is up.
      const { done, value } = await new Promise<IteratorResult<T>>((resolve, reject) => {
        failPending = reject;
        iterator.next().then(resolve, reject);
      });
      if (done === true) return;
      if (performance.now() >= endsAt) throw tookTooLong(limit);
      yield value;
    }
  } finally {
    clearTimeout(timer);
    // Not waited for: the other side may be deep in something that it does not leave.
    iterator.return?.().catch(() => undefined);
  }
}

function tooManyCalls(limit: number): ConnectError {
  return new ConnectError(
    `this server has ${limit} calls open over HTTP, the most it takes at once (limit ` +
      `maxHttpCalls): end some, or try again later`,
    Code.ResourceExhausted,
  );
}

function tookTooLong(limit: number): ConnectError {
  return new ConnectError(
    `this stream took ${limit} ms, the longest that one may take (limit maxStreamMs): start ` +
      `another, or start the server with a larger --max-stream-ms`,
    Code.ResourceExhausted,
  );
}
