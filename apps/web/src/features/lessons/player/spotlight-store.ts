import { createStore } from "../../../shared/lib/store.ts";

/** A control that is pointed out, and what is about to be done with it. */
export interface Spotlight {
  /** Undefined: only the words are shown. */
  readonly control: HTMLElement | undefined;
  readonly caption: string;
}

/** What is pointed out now: one thing on the whole page. */
export const spotlight = createStore<Spotlight | undefined>(undefined);
