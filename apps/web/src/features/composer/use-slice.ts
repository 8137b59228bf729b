import { useSyncExternalStore } from "react";
import type { Store } from "../../shared/lib/store.ts";

/** A part of a store's state; renders only when that part changes. `pick` gives what is in the state, nothing new. */
export function useSlice<State, Part>(store: Store<State>, pick: (state: State) => Part): Part {
  const read = () => pick(store.get());
  return useSyncExternalStore(store.subscribe, read, read);
}
