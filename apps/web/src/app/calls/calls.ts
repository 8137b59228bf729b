import type { DescMethod } from "@bufbuild/protobuf";
import {
  startCall,
  type Call,
  type CallLog,
  type StartCallOptions,
  type StatusEvent,
} from "@grpc-playground/call";
import type { Protocol } from "../../shared/lib/protocol.ts";
import { createStore, type Store } from "../../shared/lib/store.ts";
import { targetKey, type Target } from "../../shared/lib/target.ts";
import type { MakeTransport, Route } from "./transports.ts";

/** What a call was started with. */
export type CallOptions = Pick<StartCallOptions, "headers" | "timeoutMs" | "request">;

/** Beside the others, a call is ended by whoever started it, and may keep less of its log. */
type AsideOptions = CallOptions & Pick<StartCallOptions, "signal" | "limits">;

/** A call with what the page has to remember of it. */
export interface CallEntry {
  readonly log: CallLog;
  readonly protocol: Protocol;
  /** Undefined for a log that came out of a file. */
  readonly call: Call | undefined;
  readonly options: CallOptions;
}

/** A call that was just started. */
export interface StartedCall extends CallPlace {
  readonly entry: CallEntry;
  readonly registry: Route["registry"];
}

/** What names a call: the target and the method. */
export interface CallPlace {
  target: Target;
  method: DescMethod;
}

export interface Calls {
  /** The newest call of each method of each target, the oldest first. */
  readonly entries: Store<ReadonlyMap<string, CallEntry>>;
  /** Earlier calls of each method of each target, the newest first: those small enough to keep. */
  readonly earlier: Store<ReadonlyMap<string, readonly CallEntry[]>>;
  /** Targets (by `targetKey`) whose newest call reached nobody. */
  readonly unanswered: Store<ReadonlySet<string>>;
  /** A target has answered by other ways than a call. */
  readonly answered: (target: Target) => void;
  /** Starts a call. One still open in the same place is cancelled: its place is taken. */
  start(place: CallPlace, how: Pick<Route, "protocol" | "registry">, options: CallOptions): Call;
  /** Calls back with each call that is started in a place; returns what ends that. */
  onStart(listener: (started: StartedCall) => void): () => void;
  /** Starts a call beside the others: it takes nobody's place, and whoever starts it keeps it. */
  aside(place: CallPlace, how: Omit<Route, "target">, options: AsideOptions): Call;
  /** Puts a log that nobody writes any more in a place, as if it had just been made there. */
  show(place: CallPlace, protocol: Protocol, log: CallLog): void;
  /** Aborted when the calls of now are forgotten: what keeps making them has to end. */
  readonly life: () => AbortSignal;
  /**
   * Cancels the call of a place and shows it no longer; it stays among the earlier ones.
   * What is returned shows it again, if no other has taken its place and nothing was cleared.
   */
  forget(place: CallPlace): () => void;
  /** Cancels every open call and forgets all. */
  clear(): void;
}

/** Logs are bounded each; this bounds them together. */
const maxKept = 12;
const maxEarlier = 5;
/** An earlier call is kept for comparing, if this little (bytes of messages, both ways) is to be kept for it. */
const maxEarlierBytes = 4 * 1024 * 1024;

/** The place of a call as a map key. */
export function callKey({ target, method }: CallPlace): string {
  return `${targetKey(target)} ${method.parent.typeName}/${method.name}`;
}

/**
 * Keeps one call per method, so that looking at another method and coming back
 * finds it as it was, still running if it was; and a few that were before it.
 */
export function createCalls(makeTransport: MakeTransport): Calls {
  const entries = createStore<ReadonlyMap<string, CallEntry>>(new Map());
  const earlier = createStore<ReadonlyMap<string, readonly CallEntry[]>>(new Map());
  const unanswered = createStore<ReadonlySet<string>>(new Set());
  const starting = new Set<(started: StartedCall) => void>();
  let life = new AbortController();

  const mark = (target: Target, lost: boolean) => {
    const key = targetKey(target);
    if (unanswered.get().has(key) === lost) return;
    const next = new Set(unanswered.get());
    if (lost) next.add(key);
    else next.delete(key);
    unanswered.set(next);
  };

  const noteReach = (target: Target, log: CallLog, status: StatusEvent) => {
    // Made on this side: a server that says UNAVAILABLE is there.
    const lost = status.name === "UNAVAILABLE" && status.origin === "client";
    const hasAnswered = ["response-headers", "trailers"] as const;
    if (!lost && hasAnswered.every((kind) => log.find(kind) === undefined)) return;
    mark(target, lost);
  };

  const keep = (key: string, entry: CallEntry) => {
    const { counters, messages } = entry.log;
    const bytes = counters.bytesSent + counters.bytesReceived;
    if (bytes > maxEarlierBytes || messages.length > 10_000) return;
    const next = new Map(earlier.get());
    const before = next.get(key) ?? [];
    next.delete(key);
    next.set(key, [entry, ...before].slice(0, maxEarlier));
    for (const oldKey of next.keys()) {
      if (next.size <= maxKept) break;
      next.delete(oldKey);
    }
    earlier.set(next);
  };

  const replace = (key: string, entry: CallEntry) => {
    const next = new Map(entries.get());
    const before = next.get(key);
    if (before !== undefined) {
      before.call?.cancel();
      keep(key, before);
    }
    next.delete(key);
    next.set(key, entry);
    for (const [oldKey, { log }] of next) {
      if (next.size <= maxKept) break;
      if (log.ended) next.delete(oldKey);
    }
    entries.set(next);
  };

  return {
    entries,
    earlier,
    unanswered,
    answered: (target) => mark(target, false),
    start: (place, how, options) => {
      const route = { ...how, target: place.target };
      const transport: StartCallOptions["transport"] = (log) => makeTransport(route, log);
      const call = startCall({ transport, method: place.method, ...options });
      const entry = { call, log: call.log, protocol: how.protocol, options };
      replace(callKey(place), entry);
      for (const tell of starting) tell({ ...place, entry, registry: how.registry });
      // A new map tells watchers that this call is no longer open.
      void call.done.then(() => entries.set(new Map(entries.get())));
      void call.done.then((status) => noteReach(place.target, call.log, status));
      return call;
    },
    onStart: (listener) => {
      starting.add(listener);
      return () => starting.delete(listener);
    },
    aside: ({ target, method }, how, options) => {
      const transport: StartCallOptions["transport"] = (log) =>
        makeTransport({ ...how, target }, log);
      return startCall({ transport, method, ...options });
    },
    show: (place, protocol, log) => {
      replace(callKey(place), { call: undefined, log, protocol, options: {} });
    },
    forget: (place) => {
      const key = callKey(place);
      const entry = entries.get().get(key);
      if (entry === undefined) return () => undefined;
      entry.call?.cancel();
      keep(key, entry);
      const next = new Map(entries.get());
      next.delete(key);
      entries.set(next);
      const { signal } = life;
      return () => {
        if (signal.aborted || entries.get().has(key)) return;
        const others = (earlier.get().get(key) ?? []).filter((each) => each !== entry);
        earlier.set(new Map(earlier.get()).set(key, others));
        entries.set(new Map(entries.get()).set(key, entry));
      };
    },
    life: () => life.signal,
    clear: () => {
      life.abort();
      life = new AbortController();
      for (const { call } of entries.get().values()) call?.cancel();
      entries.set(new Map());
      earlier.set(new Map());
      unanswered.set(new Set());
    },
  };
}
