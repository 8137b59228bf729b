import { DEFAULT_WINDOW, FrameType, HEADER_BYTES, MAX_FRAME, MAX_MESSAGE } from "./frames.ts";
import { encodeCredit } from "./payloads.ts";
import { writeHeader } from "./split.ts";

// What waits to be sent on one socket. Every call has its own queue and its
// own credit; all of them are joined into as few WebSocket messages as a turn
// of the event loop allows. A byte of data is copied once: into its message.

/** A call's data is taken without limit; past this its source is asked to wait. */
const HIGH_WATER = 64 * 1024;

/** When this much waits, it goes at once: the other side may as well begin. */
const EAGER_BYTES = 64 * 1024;

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
  add(id: number, hooks: CallHooks): CallOutbox;
  flush(): void;
}

export interface CallHooks {
  /** The data for which `data` answered false has been sent. */
  onRoom(): void;
  /** What `end` was given has been sent: this direction is over. */
  onEnded?(): void;
}

/** The outgoing direction of one call. */
export interface CallOutbox {
  /** Data that was taken and has not been sent. */
  readonly waiting: number;
  /** OPEN or HEAD. */
  begin(type: FrameType, payload: Uint8Array): void;
  /** False asks the source to stop until `onRoom`. The chunk must not be changed afterwards. */
  data(chunk: Uint8Array): boolean;
  /** END, or a RESET that is to arrive behind the data. */
  end(type: FrameType, payload: Uint8Array): void;
  /** Drops what waits. A RESET is sent, unless the peer has not yet heard of the call. */
  abort(reset?: Uint8Array): void;
  /** The peer takes so many bytes more. Answers the credit there is now. */
  credit(bytes: number): number;
  /** Tells the peer that we take so many bytes more. */
  grant(bytes: number): void;
}

interface Queue {
  readonly id: number;
  readonly hooks: CallHooks;
  begin: { type: FrameType; payload: Uint8Array } | undefined;
  chunks: Uint8Array[];
  /** Index of the first chunk not yet sent: `shift` would move the rest each time. */
  first: number;
  bytes: number;
  tail: { type: FrameType; payload: Uint8Array } | undefined;
  reset: Uint8Array | undefined;
  credit: number;
  grant: number;
  dirty: boolean;
  full: boolean;
}

export function createOutbox({ send, blocked, defer, allocate }: OutboxOptions): Outbox {
  let peer: OutboxLimits = {
    window: DEFAULT_WINDOW,
    maxFrame: MAX_FRAME,
    maxMessage: MAX_MESSAGE,
  };
  let dirty: Queue[] = [];
  let scheduled = false;
  let flushing = false;

  // The message being put together.
  const headers: { type: number; id: number; length: number; parts: number }[] = [];
  const parts: Uint8Array[] = [];
  let size = 0;
  let room = 0;

  function put(type: number, id: number, payload: Uint8Array): boolean {
    const length = HEADER_BYTES + payload.length;
    if (length > room - size && headers.length > 0) return false;
    headers.push({ type, id, length: payload.length, parts: 1 });
    parts.push(payload);
    size += length;
    return true;
  }

  /** One DATA frame out of as many chunks as fit. False when the message is full. */
  function putData(queue: Queue): boolean {
    const length = Math.min(
      queue.bytes,
      queue.credit,
      peer.maxFrame,
      Math.max(room - size - HEADER_BYTES, 0),
    );
    if (length === 0) return false;
    let left = length;
    let count = 0;
    while (left > 0) {
      const chunk = queue.chunks[queue.first];
      if (chunk === undefined) throw new Error("outbox: fewer chunks than bytes");
      count++;
      if (chunk.length <= left) {
        parts.push(chunk);
        left -= chunk.length;
        queue.first++;
      } else {
        parts.push(chunk.subarray(0, left));
        queue.chunks[queue.first] = chunk.subarray(left);
        left = 0;
      }
    }
    if (queue.first === queue.chunks.length) {
      queue.chunks = [];
      queue.first = 0;
    }
    headers.push({ type: FrameType.data, id: queue.id, length, parts: count });
    size += HEADER_BYTES + length;
    queue.bytes -= length;
    queue.credit -= length;
    return true;
  }

  /** Moves what `queue` may send now into the message. False when the message is full. */
  function take(queue: Queue): boolean {
    if (queue.begin !== undefined) {
      if (!put(queue.begin.type, queue.id, queue.begin.payload)) return false;
      queue.begin = undefined;
    }
    while (queue.bytes > 0 && queue.credit > 0) {
      if (!putData(queue)) return false;
    }
    if (queue.bytes === 0 && queue.tail !== undefined) {
      if (!put(queue.tail.type, queue.id, queue.tail.payload)) return false;
      queue.tail = undefined;
      queue.hooks.onEnded?.();
    }
    if (queue.grant > 0) {
      if (!put(FrameType.credit, queue.id, encodeCredit(queue.grant))) return false;
      queue.grant = 0;
    }
    if (queue.reset !== undefined) {
      if (!put(FrameType.reset, queue.id, queue.reset)) return false;
      queue.reset = undefined;
    }
    return true;
  }

  function join(): Uint8Array {
    const message = allocate(size);
    let at = 0;
    let next = 0;
    for (const { type, id, length, parts: count } of headers) {
      writeHeader(message, at, type, id, length);
      at += HEADER_BYTES;
      for (const end = next + count; next < end; next++) {
        const part = parts[next];
        if (part === undefined) throw new Error("outbox: a frame without its bytes");
        message.set(part, at);
        at += part.length;
      }
    }
    headers.length = 0;
    parts.length = 0;
    size = 0;
    return message;
  }

  /** One message from the calls in turn; those that still have something go to the back. */
  function sendOne(eased: Queue[]): void {
    room = Math.min(BATCH_BYTES, peer.maxMessage);
    let done = 0;
    for (const queue of dirty) {
      const all = take(queue);
      if (queue.full && queue.bytes < HIGH_WATER) eased.push(queue);
      if (!all) break;
      queue.dirty = false;
      done++;
    }
    const [unfinished, ...others] = dirty.slice(done);
    // Not so a call whose OPEN did not fit: ids are opened in order.
    if (unfinished === undefined) dirty = others;
    else if (unfinished.begin !== undefined) dirty = [unfinished, ...others];
    else dirty = [...others, unfinished];
    if (headers.length > 0) send(join());
  }

  function flush(): void {
    if (flushing) return;
    flushing = true;
    const eased: Queue[] = [];
    try {
      while (dirty.length > 0 && !blocked()) sendOne(eased);
    } finally {
      flushing = false;
    }
    for (const queue of eased) {
      if (!queue.full) continue;
      queue.full = false;
      queue.hooks.onRoom();
    }
  }

  function touch(queue: Queue): void {
    if (!queue.dirty) {
      queue.dirty = true;
      dirty.push(queue);
    }
    if (scheduled) return;
    scheduled = true;
    defer(() => {
      scheduled = false;
      flush();
    });
  }

  return {
    configure(limits) {
      peer = limits;
    },
    add(id, hooks) {
      const queue: Queue = {
        id,
        hooks,
        begin: undefined,
        chunks: [],
        first: 0,
        bytes: 0,
        tail: undefined,
        reset: undefined,
        credit: peer.window,
        grant: 0,
        dirty: false,
        full: false,
      };
      return {
        get waiting() {
          return queue.bytes;
        },
        begin(type, payload) {
          queue.begin = { type, payload };
          touch(queue);
        },
        data(chunk) {
          if (chunk.length === 0) return !queue.full;
          queue.chunks.push(chunk);
          queue.bytes += chunk.length;
          touch(queue);
          if (queue.bytes >= EAGER_BYTES && queue.credit > 0) flush();
          if (queue.bytes >= HIGH_WATER) queue.full = true;
          return !queue.full;
        },
        end(type, payload) {
          queue.tail = { type, payload };
          touch(queue);
        },
        abort(reset) {
          const unheard = queue.begin?.type === FrameType.open;
          queue.begin = undefined;
          queue.chunks = [];
          queue.first = 0;
          queue.bytes = 0;
          queue.tail = undefined;
          queue.grant = 0;
          queue.full = false;
          queue.reset = unheard ? undefined : reset;
          touch(queue);
        },
        credit(bytes) {
          queue.credit += bytes;
          if (queue.bytes > 0) touch(queue);
          return queue.credit;
        },
        grant(bytes) {
          queue.grant += bytes;
          touch(queue);
        },
      };
    },
    flush,
  };
}
