/**
 * The same stream, with its messages and its end made known: `finished`,
 * `failed`, or `stopped` when its consumer turned away before the end.
 *
 * Written by hand because an async generator around another costs a long
 * stream three promises a message.
 */
export function observeStream<T>(
  stream: AsyncIterable<T>,
  on: {
    message(): void;
    /** May return a better error to throw in place of what was thrown. */
    failed(thrown: unknown): unknown;
    finished(): void;
    stopped(): void;
  },
): AsyncIterable<T> {
  function seen(result: IteratorResult<T>): IteratorResult<T> {
    if (result.done === true) on.finished();
    else on.message();
    return result;
  }
  function failed(thrown: unknown): never {
    throw on.failed(thrown);
  }
  return {
    [Symbol.asyncIterator]() {
      const inner = stream[Symbol.asyncIterator]();
      return {
        next: () => inner.next().then(seen, failed),
        async return(value?: unknown) {
          on.stopped();
          await inner.return?.();
          return { done: true, value };
        },
        async throw(thrown?: unknown) {
          on.stopped();
          await inner.return?.();
          throw thrown;
        },
      };
    },
  };
}
