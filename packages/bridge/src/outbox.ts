import { CallQueue, LINGER_MS } from "./call-queue.ts";
import type { CallHooks, Urgency } from "./call-queue.ts";
import { DEFAULT_WINDOW, MAX_FRAME, MAX_MESSAGE } from "./frames.ts";
import { createMessageBuilder } from "./message.ts";

// What waits to be sent on one socket. Every call has its own queue and its
// own credit; all of them are joined into as few WebSocket messages as a turn
// of the event loop allows. A byte of data is copied once: into its message.

/** A message is closed when it reaches this size, so that calls take turns. */
const BATCH_BYTES = 256 * 1024;

export interface OutboxOptions {
  readonly send: (message: Uint8Array) => void;
  /** True while the socket must be given nothing. Call `flush` when that ends. */
  readonly blocked: () => boolean;
  /** Runs `flush` when the present turn of the event loop is over. */
  readonly defer: (flush: () => void) => void;
  readonly allocate: (bytes: number) => Uint8Array;
}

export interface OutboxLimits {
  readonly window: number;
  readonly maxFrame: number;
  readonly maxMessage: number;
}

export interface Outbox {
  /** What the peer's HELLO says it takes. Holds for the calls added after it. */
  configure(peer: OutboxLimits): void;
  add(id: number, hooks: CallHooks): CallQueue;
  flush(): void;
}

export function createOutbox({ send, blocked, defer, allocate }: OutboxOptions): Outbox {
  const message = createMessageBuilder(allocate);
  let peer: OutboxLimits = {
    window: DEFAULT_WINDOW,
    maxFrame: MAX_FRAME,
    maxMessage: MAX_MESSAGE,
  };
  /** The calls that have something to send, in turn. */
  let listed: CallQueue[] = [];
  let atTurnEnd = false;
  let inAMoment = false;
  let flushing = false;

  /** One message from the calls in turn. */
  function sendOne(eased: CallQueue[]): void {
    message.start(Math.min(BATCH_BYTES, peer.maxMessage));
    let done = 0;
    for (const queue of listed) {
      const all = queue.fill(message, peer.maxFrame);
      if (queue.takeEased()) eased.push(queue);
      if (!all) break;
      queue.listed = false;
      done++;
    }
    const [unfinished, ...others] = listed.slice(done);
    // What is left goes to the back; not so a call whose OPEN did not fit, for ids go in order.
    if (unfinished === undefined) listed = others;
    else if (unfinished.unbegun) listed = [unfinished, ...others];
    else listed = [...others, unfinished];
    if (!message.empty) send(message.join());
  }

  function flush(): void {
    if (flushing) return;
    flushing = true;
    const eased: CallQueue[] = [];
    try {
      while (listed.length > 0 && !blocked()) sendOne(eased);
    } finally {
      flushing = false;
    }
    for (const queue of eased) queue.ease();
  }

  function flushAtTurnEnd(): void {
    atTurnEnd = false;
    flush();
  }

  function flushInAMoment(): void {
    inAMoment = false;
    flush();
  }

  function wake(queue: CallQueue, urgency: Urgency): void {
    if (!queue.listed) {
      queue.listed = true;
      listed.push(queue);
    }
    if (urgency === "now" || (urgency === "now-if-alone" && listed.length === 1)) return flush();
    if (atTurnEnd) return;
    if (urgency !== "linger") {
      atTurnEnd = true;
      defer(flushAtTurnEnd);
    } else if (!inAMoment) {
      inAMoment = true;
      setTimeout(flushInAMoment, LINGER_MS);
    }
  }

  return {
    configure(limits) {
      peer = limits;
    },
    add: (id, hooks) => new CallQueue(id, peer.window, hooks, wake),
    flush,
  };
}
