import type { Interceptor } from "@connectrpc/connect";
import type { BenchState } from "./contract.ts";

/** What an interceptor has at hand for one call. */
export interface Bench {
  /** Says in a few words what was made of what is passing now: shown with it in the page. */
  readonly note: (text: string) => void;
  /** What it remembers from call to call. */
  readonly state: BenchState;
  /** Monotonic milliseconds. */
  readonly now: () => number;
}

/** Makes an interceptor for one call. */
export type Recipe = (bench: Bench) => Interceptor;
