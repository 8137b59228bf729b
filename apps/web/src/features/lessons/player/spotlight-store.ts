import { createStore } from "../../../shared/lib/store.ts";

/** A control that is pointed out, and what is about to be done with it. */
export interface Spotlight {
  /** Undefined: there is nothing to point at, and nothing is shown. */
  readonly control: HTMLElement | undefined;
  readonly caption: string;
}

/** What is pointed out now: one thing on the whole page. */
export const spotlight = createStore<Spotlight | undefined>(undefined);
