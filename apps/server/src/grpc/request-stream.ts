/**
 * A call's requests as an async iterable that asks for one message at a time:
 * as long as nobody reads, nothing is asked for, the HTTP/2 window closes, and
 * the client has to wait.
 */
export interface RequestStream<T> extends AsyncIterable<T> {
  push(message: T): void;
  /** The client half-closed. */
  end(): void;
  /** The call is over; who reads on gets this error. */
  fail(error: unknown): void;
}

/** @param pull asks for the next message; `push` or `end` may be called before it returns */
export function createRequestStream<T>(pull: () => void): RequestStream<T> {
  let waiting:
    { resolve(result: IteratorResult<T>): void; reject(error: unknown): void } | undefined;
  let ended = false;
  let failure: { error: unknown } | undefined;

  const iterator: AsyncIterator<T> = {
    next() {
      if (failure !== undefined) return Promise.reject(failure.error);
      if (ended) return Promise.resolve({ done: true, value: undefined });
      return new Promise((resolve, reject) => {
        waiting = { resolve, reject };
        pull();
      });
    },
    // Whoever stops reading early leaves the rest to the end of the call.
    return: () => Promise.resolve({ done: true, value: undefined }),
  };

  return {
    [Symbol.asyncIterator]: () => iterator,
    push(message) {
      waiting?.resolve({ done: false, value: message });
      waiting = undefined;
    },
    end() {
      ended = true;
      waiting?.resolve({ done: true, value: undefined });
      waiting = undefined;
    },
    fail(error) {
      failure = { error };
      waiting?.reject(error);
      waiting = undefined;
    },
  };
}
