import { createStore } from "../shared/lib/store.ts";

/** The view of a call that was opened last, by the value of its tab; a new object each time. */
export const viewed = createStore<{ readonly value: string } | undefined>(undefined);
