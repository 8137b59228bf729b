import { useSyncExternalStore } from "react";

/** A value that can be watched. */
export interface Store<State> {
  readonly get: () => State;
  /** Calls `listener` after each change; returns what ends that. */
  readonly subscribe: (listener: () => void) => () => void;
}

/** A store with the right to change it. Hand out the `Store` part only. */
export interface WritableStore<State> extends Store<State> {
  readonly set: (state: State) => void;
}

/** A value that tells its listeners when it is replaced. Compare states by identity. */
export function createStore<State>(initial: State): WritableStore<State> {
  let state = initial;
  const listeners = new Set<() => void>();
  return {
    get: () => state,
    set: (next) => {
      if (Object.is(next, state)) return;
      state = next;
      for (const listener of listeners) listener();
    },
    subscribe: (listener) => {
      listeners.add(listener);
      return () => listeners.delete(listener);
    },
  };
}

/** The present value of a store, for a component. */
export function useStore<State>(store: Store<State>): State {
  return useSyncExternalStore(store.subscribe, store.get);
}
