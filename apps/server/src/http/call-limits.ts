import { Code, ConnectError, type Interceptor } from "@connectrpc/connect";

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
 */
export function createCallLimits({ maxHttpCalls, maxStreamMs }: HttpLimits): Interceptor {
  let open = 0;

  async function* within<T>(messages: AsyncIterable<T>): AsyncGenerator<T> {
    const iterator = messages[Symbol.asyncIterator]();
    let failPending: ((error: unknown) => void) | undefined;
    const timer = setTimeout(() => failPending?.(tookTooLong(maxStreamMs)), maxStreamMs);
    const startedAt = performance.now();
    try {
      for (;;) {
        // Not Promise.race: it would keep something of every message until the time is up.
        const { done, value } = await new Promise<IteratorResult<T>>((resolve, reject) => {
          failPending = reject;
          iterator.next().then(resolve, reject);
        });
        if (done === true) return;
        if (performance.now() - startedAt >= maxStreamMs) throw tookTooLong(maxStreamMs);
        yield value;
      }
    } finally {
      clearTimeout(timer);
      open -= 1;
      // Not waited for: the handler may be deep in something that it does not leave.
      iterator.return?.().catch(() => undefined);
    }
  }

  return (next) => async (request) => {
    if (open >= maxHttpCalls) throw tooManyCalls(maxHttpCalls);
    open += 1;
    let streams = false;
    try {
      const response = await next(request);
      streams = response.stream;
      return response.stream ? { ...response, message: within(response.message) } : response;
    } finally {
      if (!streams) open -= 1;
    }
  };
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
