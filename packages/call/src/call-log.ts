import type { Message } from "@bufbuild/protobuf";
import { createChunkedQueue } from "./chunked-queue.ts";
import type { Sequence } from "./chunked-queue.ts";
import type { CallEvent, MessageEvent, Milestone, Unstamped } from "./events.ts";
import { createSightingLog } from "./sightings/sighting-log.ts";
import type { SightingLog, SightingLogWriter } from "./sightings/sighting-log.ts";
import { createWireLog } from "./wire/wire-log.ts";
import type { LostParts, WireLog, WireLogWriter } from "./wire/wire-log.ts";

/** How much of a call is kept. What goes beyond is dropped from the oldest message on, and counted. */
export interface LogLimits {
  /** Messages kept, of both directions together. */
  readonly maxMessages: number;
  /** Estimated bytes of memory that the kept messages may take. */
  readonly maxBytes: number;
}

export const defaultLimits: LogLimits = { maxMessages: 100_000, maxBytes: 64 * 1024 * 1024 };

/** Totals over the whole call, dropped messages included. */
export interface CallCounters {
  readonly sent: number;
  readonly received: number;
  /** Sum of the sizes of the messages sent, in bytes of protobuf, without prefixes. */
  readonly bytesSent: number;
  readonly bytesReceived: number;
  /** Events that were appended and are no longer kept. */
  readonly dropped: number;
}

/** One call's life, as far as it has come. Views read it; only the call writes it. */
export interface CallLog {
  /** Grows with every event: a cheap "has anything changed?". */
  readonly version: number;
  /** True once the status is in: nothing more will be appended. */
  readonly ended: boolean;
  readonly counters: CallCounters;
  /** Kept events, in order. */
  readonly events: Sequence<CallEvent>;
  /** Kept messages of both directions, in order. */
  readonly messages: Sequence<MessageEvent>;
  /** Kept events that are not messages, in order. */
  readonly milestones: Sequence<Milestone>;
  /** The first milestone of a kind. */
  find<K extends Milestone["kind"]>(kind: K): Extract<Milestone, { kind: K }> | undefined;
  /** The bytes that travelled, as far as the transport tells of them. */
  readonly wire: WireLog;
  /** What interceptors, and the server itself, saw of the call; empty where nobody tells. */
  readonly sightings: SightingLog;
  /** Milliseconds since the call was opened, by the call's clock; stands still once it has ended. */
  elapsed(): number;
  /** Calls back after each event, at once; returns what takes the listener off again. */
  subscribe(listener: () => void): () => void;
}

/** The writing end of a log. */
export interface CallLogWriter extends CallLog {
  readonly wire: WireLogWriter;
  readonly sightings: SightingLogWriter;
  milestone(event: Unstamped<Milestone>): void;
  message(kind: MessageEvent["kind"], message: Message, size: number): void;
}

export interface CallLogOptions {
  readonly limits?: Partial<LogLimits> | undefined;
  /** Monotonic milliseconds from any start. */
  readonly clock?: (() => number) | undefined;
  /** What had been dropped already, of a log that is written anew out of a file. */
  readonly lost?: LostBefore | undefined;
}

/** Messages and parts of bodies that are counted and not there, since they came before the first that is. */
export interface LostBefore {
  readonly counters: Omit<CallCounters, "dropped">;
  readonly wire: LostParts;
}

/** What a decoded message takes beside its bytes: an object, its fields, its event. A rough figure. */
const overheadBytes = 256;

const nothing = { sent: 0, received: 0, bytesSent: 0, bytesReceived: 0 };

function weight(event: MessageEvent): number {
  return event.size + overheadBytes;
}

/** A call has at most seven milestones, and two for each time that it is paused; this keeps whoever pauses for ever from filling the memory. */
const maxMilestones = 1_000;

/**
 * Creates an empty log. Appending takes constant time and copies nothing.
 * Milestones are always kept; of the messages, the newest that fit the limits
 * (always at least one, however large).
 */
export function createCallLog(options: CallLogOptions = {}): CallLogWriter {
  const limits = { ...defaultLimits, ...options.limits };
  const clock = options.clock ?? (() => performance.now());
  const origin = clock();
  const listeners = new Set<() => void>();
  const now = () => Math.max(0, clock() - origin);
  const wire = createWireLog(now, {}, options.lost?.wire);
  const sightings = createSightingLog(now);
  const messages = createChunkedQueue<MessageEvent>();
  const milestones: Milestone[] = [];
  /** For each milestone, how many messages had been appended before it. */
  const messagesBefore: number[] = [];
  let seq = 0;
  let at = 0;
  let ended = false;
  let keptBytes = 0;
  let droppedMilestones = 0;
  let { sent, received, bytesSent, bytesReceived } = options.lost?.counters ?? nothing;
  let droppedMessages = sent + received;

  function stamp(): { seq: number; at: number } {
    if (ended) throw new Error("The call has ended; its log takes no more events.");
    at = Math.max(at, clock() - origin);
    const stamped = { seq, at };
    seq += 1;
    return stamped;
  }
  function appended(): void {
    for (const listener of listeners) listener();
  }
  function eventAt(index: number): CallEvent | undefined {
    if (!Number.isInteger(index) || index < 0) return undefined;
    // Milestone k stands after k other milestones and the kept messages before it.
    let low = 0;
    let high = milestones.length;
    while (low < high) {
      const middle = (low + high) >> 1;
      const place = middle + Math.max(0, (messagesBefore[middle] ?? 0) - droppedMessages);
      if (place === index) return milestones[middle];
      if (place < index) low = middle + 1;
      else high = middle;
    }
    return messages.at(index - low);
  }

  return {
    get version() {
      return seq;
    },
    get ended() {
      return ended;
    },
    get counters() {
      const dropped = droppedMessages + droppedMilestones;
      return { sent, received, bytesSent, bytesReceived, dropped };
    },
    events: {
      get length() {
        return milestones.length + messages.length;
      },
      at: eventAt,
    },
    messages,
    milestones: {
      get length() {
        return milestones.length;
      },
      at: (index) => milestones[index],
    },
    find<K extends Milestone["kind"]>(kind: K) {
      return milestones.find((m): m is Extract<Milestone, { kind: K }> => m.kind === kind);
    },
    wire,
    sightings,
    elapsed: () => (ended ? at : Math.max(at, clock() - origin)),
    subscribe(listener) {
      // A function of its own for each subscription, so that one listener may come twice.
      const own = () => listener();
      listeners.add(own);
      return () => listeners.delete(own);
    },
    milestone(event) {
      const stamped: Milestone = { ...stamp(), ...event };
      if (stamped.kind === "status") ended = true;
      if (milestones.length < maxMilestones || ended) {
        milestones.push(stamped);
        messagesBefore.push(sent + received);
      } else {
        droppedMilestones += 1;
      }
      appended();
    },
    message(kind, message, size) {
      const stamped = stamp();
      const isSent = kind === "message-sent";
      const index = isSent ? sent : received;
      const event = { seq: stamped.seq, at: stamped.at, kind, index, size, message };
      if (isSent) {
        sent += 1;
        bytesSent += size;
      } else {
        received += 1;
        bytesReceived += size;
      }
      messages.push(event);
      keptBytes += weight(event);
      while (
        messages.length > 1 &&
        (messages.length > limits.maxMessages || keptBytes > limits.maxBytes)
      ) {
        const oldest = messages.shift();
        if (oldest !== undefined) keptBytes -= weight(oldest);
        droppedMessages += 1;
      }
      appended();
    },
  };
}
