export { lowerBound } from "./lower-bound.ts";
export { createTally } from "./tally.ts";
export type { Tally, Totals } from "./tally.ts";
