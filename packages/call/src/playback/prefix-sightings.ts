import type { SightingLog } from "../sightings/sighting-log.ts";
import { lowerBound } from "./lower-bound.ts";
import type { Reach } from "./prefix-wire.ts";

/** What had been seen of a call by the time that its playback has come to. */
export function createPrefixSightings(
  source: SightingLog,
  { isWhole, horizon, moves, subscribe }: Omit<Reach, "log">,
): SightingLog {
  function length(): number {
    if (isWhole()) return source.all.length;
    const end = horizon();
    return lowerBound(source.all, ({ at }) => at <= end);
  }
  return {
    get version() {
      return source.version + moves();
    },
    all: {
      get length() {
        return length();
      },
      at: (index) => (index < length() ? source.all.at(index) : undefined),
    },
    get dropped() {
      return isWhole() ? source.dropped : 0;
    },
    get attempts() {
      if (isWhole()) return source.attempts;
      let most = 0;
      for (let index = 0; index < length(); index++) {
        most = Math.max(most, source.all.at(index)?.attempt ?? 0);
      }
      return most + 1;
    },
    get isBenched() {
      return source.isBenched;
    },
    get heldBack() {
      const { heldBack } = source;
      return heldBack !== undefined && (isWhole() || heldBack.at <= horizon())
        ? heldBack
        : undefined;
    },
    get unheard() {
      return source.unheard;
    },
    subscribe(listener) {
      const leaves = [source.subscribe(listener), subscribe(listener)];
      return () => leaves.forEach((leave) => leave());
    },
  };
}
