import { createStore } from "../shared/lib/store.ts";

/** The view of a call that was opened last, by its label; a new object each time. */
export const viewed = createStore<{ readonly label: string } | undefined>(undefined);
