import type { CallLog } from "../call-log.ts";
import type { Sequence } from "../chunked-queue.ts";
import type { BodyPart, WireBody } from "../wire/body.ts";
import type { WireLog } from "../wire/wire-log.ts";
import { lowerBound } from "./lower-bound.ts";

/** How far a playback has come. */
export interface Reach {
  /** The log as far as it is shown. */
  readonly log: Omit<CallLog, "version" | "elapsed" | "subscribe" | "wire" | "sightings">;
  /** Whether all there is, is shown. */
  readonly isWhole: () => boolean;
  /** What happened on the wire until then (ms since the call was opened) goes with what is shown. */
  readonly horizon: () => number;
  /** Counts moves. */
  readonly moves: () => number;
  readonly subscribe: (listener: () => void) => () => void;
}

/**
 * The bytes that go with the first events of a call: the parts of the messages
 * that are shown, and of all else what had happened by the time. The clocks of
 * the tab and of the bridge are not the same, so that frames come with their
 * event give or take what a message needs from one to the other.
 */
export function createPrefixWire(source: WireLog, reach: Reach): WireLog {
  const { log, isWhole, horizon } = reach;

  function until<T extends { readonly at: number }>(all: () => Sequence<T>): Sequence<T> {
    return {
      get length() {
        if (isWhole()) return all().length;
        const end = horizon();
        return lowerBound(all(), (item) => item.at <= end);
      },
      at: (index) => {
        const item = all().at(index);
        return item !== undefined && (isWhole() || item.at <= horizon()) ? item : undefined;
      },
    };
  }

  return {
    get version() {
      return source.version + reach.moves();
    },
    get attempt() {
      return source.attempt;
    },
    get request() {
      return log.events.length > 0 ? source.request : undefined;
    },
    get response() {
      const { response } = source;
      return response !== undefined && (isWhole() || response.at <= horizon())
        ? response
        : undefined;
    },
    up: bodyUntil(
      () => source.up,
      () => {
        if (isWhole() || log.find("half-closed") !== undefined) return source.up.count;
        return Math.min(source.up.count, log.counters.sent);
      },
    ),
    down: bodyUntil(
      () => source.down,
      () => {
        // What ends a stream of gRPC-Web or Connect is a part of its own, after the messages.
        const closed = log.find("trailers") ?? log.find("status");
        if (isWhole() || closed !== undefined) return source.down.count;
        return Math.min(source.down.count, log.counters.received);
      },
    ),
    records: until(() => source.records),
    flow: until(() => source.flow),
    get connection() {
      if (isWhole()) return source.connection;
      return source.connection.filter(({ at }) => at <= horizon());
    },
    get closed() {
      return source.closed && isWhole();
    },
    subscribe(listener) {
      const leaves = [source.subscribe(listener), reach.subscribe(listener)];
      return () => leaves.forEach((leave) => leave());
    },
  };
}

const nothing = new Uint8Array();

/** A body as it was when so many of its parts were there. */
function bodyUntil(source: () => WireBody, count: () => number): WireBody {
  const isAll = () => count() >= source().count;
  const part = (index: number): BodyPart | undefined =>
    index < count() ? source().part(index) : undefined;
  const firstKept = () => source().count - source().parts.length;
  return {
    get enveloped() {
      return count() > 0 || isAll() ? source().enveloped : undefined;
    },
    get size() {
      if (isAll()) return source().size;
      const last = part(count() - 1);
      if (last !== undefined) return last.start + last.bytes.length;
      // Gone, or not there yet: where the next one begins.
      return source().part(count())?.start ?? 0;
    },
    get count() {
      return count();
    },
    get pending() {
      return isAll() ? source().pending : nothing;
    },
    parts: {
      get length() {
        return Math.max(0, count() - firstKept());
      },
      at: (index) => (index < 0 ? undefined : part(firstKept() + index)),
    },
    part,
  };
}
