import type { CallLog } from "../call-log.ts";

/** How many messages went each way, and their bytes of protobuf. */
export interface Totals {
  readonly sent: number;
  readonly received: number;
  readonly bytesSent: number;
  readonly bytesReceived: number;
}

/** Totals of any first part of a log's messages. */
export interface Tally {
  /**
   * Totals of the call's first `messages` messages, both directions together,
   * dropped ones included. Of less than what was dropped, the totals of all
   * that was dropped: no more is known.
   */
  upTo(messages: number): Totals;
}

/** A total is kept for each so many messages; what lies between is added up when it is asked for. */
const blockSize = 64;

/**
 * Counts along with a log, so that a total of any part of it takes constant
 * time: each message is looked at once, when it is first needed.
 */
export function createTally(log: CallLog): Tally {
  /** Totals before each block of messages, from `base` on. */
  let marks: Totals[] = [];
  /** How many messages came before the first mark. */
  let base = 0;
  /** How many messages are in the newest totals. */
  let counted = 0;
  let newest: Totals = { sent: 0, received: 0, bytesSent: 0, bytesReceived: 0 };

  const passed = () => log.counters.sent + log.counters.received;

  /** Adds messages, by their number in the call, to totals. */
  function add(totals: Totals, from: number, to: number, sign: 1 | -1 = 1): Totals {
    const first = passed() - log.messages.length;
    let { sent, received, bytesSent, bytesReceived } = totals;
    for (let number = from; number < to; number += 1) {
      const message = log.messages.at(number - first);
      if (message === undefined) continue;
      if (message.kind === "message-sent") {
        sent += sign;
        bytesSent += sign * message.size;
      } else {
        received += sign;
        bytesReceived += sign * message.size;
      }
    }
    return { sent, received, bytesSent, bytesReceived };
  }
  function catchUp(): void {
    const total = passed();
    const first = total - log.messages.length;
    if (counted < first) {
      // Some were dropped before they were counted: the rest is what the kept ones leave of the whole.
      const { sent, received, bytesSent, bytesReceived } = log.counters;
      newest = add({ sent, received, bytesSent, bytesReceived }, first, total, -1);
      base = first;
      counted = first;
      marks = [];
    }
    while (counted < total) {
      if ((counted - base) % blockSize === 0) marks.push(newest);
      const end = Math.min(total, counted + blockSize - ((counted - base) % blockSize));
      newest = add(newest, counted, end);
      counted = end;
    }
    // Marks of what is gone serve nobody: a stream may go on for days.
    const gone = Math.floor((first - base) / blockSize);
    if (gone <= marks.length / 2) return;
    marks = marks.slice(gone);
    base += gone * blockSize;
  }

  return {
    upTo(messages) {
      catchUp();
      const total = passed();
      const first = total - log.messages.length;
      const wanted = Math.max(first, Math.min(messages, total));
      if (wanted === counted) return newest;
      const block = Math.floor((wanted - base) / blockSize);
      const mark = marks[block] ?? newest;
      const start = base + block * blockSize;
      if (start >= first) return add(mark, start, wanted);
      // The block's first messages are gone: reckon back from its end.
      const end = Math.min(start + blockSize, counted);
      return add(marks[block + 1] ?? newest, wanted, end, -1);
    },
  };
}
