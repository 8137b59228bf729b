import type { DescMethod } from "@bufbuild/protobuf";
import type { Transport } from "@connectrpc/connect";
import { startCall, type Call, type StartCallOptions } from "@grpc-playground/call";
import type { Protocol } from "../shared/lib/protocol.ts";
import { createStore, type Store } from "../shared/lib/store.ts";
import { targetKey, type Target } from "../shared/lib/target.ts";

/** A call with what the page has to remember of it. */
interface CallEntry {
  readonly call: Call;
  readonly protocol: Protocol;
}

/** What names a call: the target and the method. */
export interface CallPlace {
  target: Target;
  method: DescMethod;
}

export interface Calls {
  /** The newest call of each method of each target, the oldest first. */
  readonly entries: Store<ReadonlyMap<string, CallEntry>>;
  /** Starts a call. One still open in the same place is cancelled: its place is taken. */
  start(
    place: CallPlace,
    protocol: Protocol,
    options: Pick<StartCallOptions, "headers" | "timeoutMs" | "request">,
  ): Call;
  /** Aborted when the calls of now are forgotten: what keeps making them has to end. */
  readonly life: () => AbortSignal;
  /** Cancels every open call and forgets all. */
  clear(): void;
}

/** Logs are bounded each; this bounds them together. */
const maxKept = 12;

/** The place of a call as a map key. */
export function callKey({ target, method }: CallPlace): string {
  return `${targetKey(target)} ${method.parent.typeName}/${method.name}`;
}

/**
 * Keeps one call per method, so that looking at another method and coming back
 * finds it as it was, still running if it was.
 */
export function createCalls(
  transportFor: (protocol: Protocol, target: Target) => Transport,
): Calls {
  const entries = createStore<ReadonlyMap<string, CallEntry>>(new Map());
  let life = new AbortController();

  const replace = (key: string, entry: CallEntry) => {
    const next = new Map(entries.get());
    next.get(key)?.call.cancel();
    next.delete(key);
    next.set(key, entry);
    for (const [oldKey, { call }] of next) {
      if (next.size <= maxKept) break;
      if (call.log.ended) next.delete(oldKey);
    }
    entries.set(next);
  };

  return {
    entries,
    start: (place, protocol, options) => {
      const transport = transportFor(protocol, place.target);
      const call = startCall({ transport, method: place.method, ...options });
      replace(callKey(place), { call, protocol });
      // A new map tells watchers that this call is no longer open.
      void call.done.then(() => entries.set(new Map(entries.get())));
      return call;
    },
    life: () => life.signal,
    clear: () => {
      life.abort();
      life = new AbortController();
      for (const { call } of entries.get().values()) call.cancel();
      entries.set(new Map());
    },
  };
}
