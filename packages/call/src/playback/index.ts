export { lowerBound } from "./lower-bound.ts";
export { longestWait } from "./pace.ts";
export { createPlayback } from "./playback.ts";
export type { Playback, PlaybackClock, PlaybackMode } from "./playback.ts";
export { createTally } from "./tally.ts";
export type { Tally, Totals } from "./tally.ts";
