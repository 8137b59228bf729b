/** Chunks are joined up to this size, so that the reader's work is per batch. */
const JOIN_BYTES = 128 * 1024;

type Result = IteratorResult<Uint8Array, undefined>;

interface Waiter {
  resolve(result: Result): void;
  reject(reason: unknown): void;
}

/** The received bytes of a call on their way to whoever reads them. */
export interface Body {
  readonly iterable: AsyncIterable<Uint8Array>;
  /** Bytes that were pushed and that nobody has taken. */
  readonly unread: number;
  push(chunk: Uint8Array): void;
  end(): void;
  /** Comes after what was pushed. */
  fail(reason: unknown): void;
  /** Comes at once; what was pushed and not read is dropped. */
  abort(reason: unknown): void;
}

/**
 * @param onTaken so many bytes were handed to the reader: credit can be returned
 * @param onReturn the reader left before the end
 */
export function createBody(onTaken: (bytes: number) => void, onReturn: () => void): Body {
  let chunks: Uint8Array[] = [];
  let unread = 0;
  let state: { kind: "open" } | { kind: "ended" } | { kind: "failed"; reason: unknown } = {
    kind: "open",
  };
  const waiters: Waiter[] = [];

  function take(): Uint8Array | undefined {
    const [first] = chunks;
    if (first === undefined) return undefined;
    let count = 1;
    let length = first.length;
    for (; count < chunks.length; count++) {
      const more = chunks[count]?.length ?? 0;
      if (length + more > JOIN_BYTES) break;
      length += more;
    }
    let joined = first;
    if (count > 1) {
      joined = new Uint8Array(length);
      let at = 0;
      for (const chunk of chunks.slice(0, count)) {
        joined.set(chunk, at);
        at += chunk.length;
      }
    }
    chunks = count === chunks.length ? [] : chunks.slice(count);
    unread -= length;
    onTaken(length);
    return joined;
  }

  function settle(): void {
    while (waiters.length > 0) {
      const chunk = take();
      if (chunk !== undefined) waiters.shift()?.resolve({ done: false, value: chunk });
      else if (state.kind === "ended") waiters.shift()?.resolve({ done: true, value: undefined });
      else if (state.kind === "failed") waiters.shift()?.reject(state.reason);
      else return;
    }
  }

  const iterator: AsyncIterator<Uint8Array, undefined> = {
    next() {
      if (waiters.length === 0) {
        const chunk = take();
        if (chunk !== undefined) return Promise.resolve({ done: false, value: chunk });
      }
      return new Promise<Result>((resolve, reject) => {
        waiters.push({ resolve, reject });
        settle();
      });
    },
    return() {
      onReturn();
      return Promise.resolve({ done: true, value: undefined });
    },
    throw(reason) {
      onReturn();
      return Promise.reject(reason);
    },
  };

  return {
    iterable: { [Symbol.asyncIterator]: () => iterator },
    get unread() {
      return unread;
    },
    push(chunk) {
      chunks.push(chunk);
      unread += chunk.length;
      if (waiters.length > 0) settle();
    },
    end() {
      if (state.kind === "open") state = { kind: "ended" };
      settle();
    },
    fail(reason) {
      if (state.kind === "open") state = { kind: "failed", reason };
      settle();
    },
    abort(reason) {
      chunks = [];
      unread = 0;
      if (state.kind !== "failed") state = { kind: "failed", reason };
      settle();
    },
  };
}
