import type { Message } from "@bufbuild/protobuf";
import { createChunkedQueue } from "./chunked-queue.ts";
import type { Turns } from "./turns.ts";

/** The request stream: a person puts messages in, the transport takes them out. */
export interface Outbox extends AsyncIterable<Message> {
  /** Resolves when the transport has taken the message; rejects when it never will. */
  put(message: Message, size: number): Promise<void>;
  /** Ends the stream after what is queued. */
  close(): void;
  /** Ends the stream now; queued and later puts reject with `reason`. */
  fail(reason: Error): void;
}

export interface OutboxEvents {
  taken(message: Message, size: number): void;
  /** The transport has learnt that there is no more. */
  finished(): void;
}

interface Waiting {
  readonly message: Message;
  readonly size: number;
  readonly resolve: () => void;
  readonly reject: (reason: Error) => void;
}

/**
 * Creates the request stream of one call. All its iterators share one state:
 * Connect makes a second one only to call `throw` and `return` on it when the
 * call is aborted, and both are needed for that to work.
 */
export function createOutbox(events: OutboxEvents, turns: Turns): Outbox {
  const queue = createChunkedQueue<Waiting>();
  let closed = false;
  let finished = false;
  let failure: Error | undefined;
  let wakers: (() => void)[] = [];

  function wakeReader(): void {
    const woken = wakers;
    wakers = [];
    for (const wake of woken) wake();
  }
  function fail(reason: Error): void {
    if (finished) return;
    finished = true;
    failure = reason;
    for (let left = queue.shift(); left !== undefined; left = queue.shift()) left.reject(reason);
    wakeReader();
  }
  async function next(): Promise<IteratorResult<Message, undefined>> {
    const rest = turns.worked();
    if (rest !== undefined) await rest;
    for (;;) {
      const waiting = queue.shift();
      if (waiting !== undefined) {
        events.taken(waiting.message, waiting.size);
        waiting.resolve();
        return { done: false, value: waiting.message };
      }
      if (closed && !finished) {
        finished = true;
        events.finished();
      }
      if (finished) return { done: true, value: undefined };
      await new Promise<void>((resolve) => {
        wakers.push(resolve);
      });
    }
  }
  async function stopped(reason: Error): Promise<IteratorResult<Message, undefined>> {
    fail(reason);
    return { done: true, value: undefined };
  }
  const unread = "The transport stopped reading the request.";
  return {
    put(message, size) {
      if (failure !== undefined) return Promise.reject(failure);
      return new Promise((resolve, reject) => {
        queue.push({ message, size, resolve, reject });
        wakeReader();
      });
    },
    close() {
      closed = true;
      wakeReader();
    },
    fail,
    [Symbol.asyncIterator]: () => ({
      next,
      throw: (reason: unknown) =>
        stopped(reason instanceof Error ? reason : new Error(String(reason))),
      return: () => stopped(new Error(unread)),
    }),
  };
}
