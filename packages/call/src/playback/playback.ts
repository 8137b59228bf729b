import type { CallLog } from "../call-log.ts";
import { waitBefore } from "./pace.ts";
import { createPrefixLog, firstWhole } from "./prefix-log.ts";
import { createPrefixSightings } from "./prefix-sightings.ts";
import { createPrefixWire } from "./prefix-wire.ts";

/** `live` follows the call, `paused` stands still, `playing` goes on by itself at its speed. */
export type PlaybackMode = "live" | "paused" | "playing";

/** Time, for tests to have it in their hands. */
export interface PlaybackClock {
  /** Monotonic milliseconds from any start. */
  readonly now: () => number;
  /** Calls back once after so many ms; returns what takes that off again. */
  readonly after: (ms: number, callback: () => void) => () => void;
}

/**
 * A call shown again, or later than it happens: stepped through, in slow
 * motion, or as it was. Positions count events; at position n the log has the
 * call's first n events.
 */
export interface Playback {
  /** The call as far as it is shown. The same object all the time; its version changes with each move. */
  readonly log: CallLog;
  readonly position: number;
  /** Events of the call so far. */
  readonly length: number;
  /** The first position there is: 0, or behind the messages that the call's log has dropped. */
  readonly start: number;
  readonly mode: PlaybackMode;
  /** 1 is as fast as it was. */
  readonly speed: number;
  /** Changes with all of the above. */
  readonly version: number;
  /** To the next event or the one before; stands still there. */
  step(by: 1 | -1): void;
  /** Stands still at a position, or at the nearest that there is. */
  seek(position: number): void;
  toStart(): void;
  /** Shows all there is, and what comes as it comes. */
  live(): void;
  /** Goes on from here, from the start if it was at the end; follows the call once it has caught up with one that has ended. */
  play(): void;
  pause(): void;
  /** Of what is played from now on. */
  setSpeed(speed: number): void;
  /** Calls back at each change; returns what takes the listener off again. */
  subscribe(listener: () => void): () => void;
  /** Lets go of the call. */
  dispose(): void;
}

/** Events that are due within this time (ms) come together: no screen shows them apart. */
const frame = 8;

const systemClock: PlaybackClock = {
  now: () => performance.now(),
  after: (ms, callback) => {
    const timer = setTimeout(callback, ms);
    return () => clearTimeout(timer);
  },
};

/** Follows a call's log, live at first. */
export function createPlayback(source: CallLog, clock: PlaybackClock = systemClock): Playback {
  const watchers = new Set<() => void>();
  const readers = new Set<() => void>();
  let mode: PlaybackMode = "live";
  let speed = 1;
  /** Where it stands when it is not live; see `position`. */
  let place = source.version;
  let version = 0;
  let moves = 0;
  /** When the newest event that is shown was due, by the clock. */
  let shownAt = 0;
  let cancelTimer: (() => void) | undefined;

  const start = () => firstWhole(source);
  const position = () =>
    mode === "live" ? source.version : Math.max(place, Math.min(start(), source.version));
  const isWhole = () => position() >= source.version;
  const prefix = createPrefixLog(source, position);
  const nextIndex = () => prefix.events.length;
  const lastAt = () => prefix.events.at(prefix.events.length - 1)?.at ?? 0;

  function changed(moved: boolean): void {
    version += 1;
    if (moved) {
      moves += 1;
      for (const listener of readers) listener();
    }
    for (const listener of watchers) listener();
  }
  function stopTimer(): void {
    cancelTimer?.();
    cancelTimer = undefined;
  }
  /** Shows what is due, and comes back for what is not. */
  function go(): void {
    stopTimer();
    const now = clock.now();
    const first = nextIndex();
    const index = dueIndex(first, now);
    if (index > first) {
      place = (source.events.at(index - 1)?.seq ?? place) + 1;
      if (source.ended && place >= source.version) mode = "live";
      changed(true);
    }
    if (mode !== "playing" || index >= source.events.length) return;
    const due = shownAt + waitBefore(source.events, index, speed);
    cancelTimer = clock.after(Math.max(frame, due - now), go);
  }
  /** The first event that is not due. */
  function dueIndex(from: number, now: number): number {
    let index = from;
    while (index < source.events.length) {
      const due = shownAt + waitBefore(source.events, index, speed);
      if (due > now) break;
      shownAt = due;
      index += 1;
    }
    return index;
  }
  function stand(at: number): void {
    stopTimer();
    mode = "paused";
    place = Math.max(start(), Math.min(at, source.version));
    changed(true);
  }

  const leave = source.subscribe(() => {
    if (mode === "live") return changed(true);
    // The messages that it showed may have been dropped by now.
    const pushed = place < start();
    if (pushed) place = start();
    changed(pushed);
    if (mode !== "playing" || cancelTimer !== undefined) return;
    // All there was had been shown: nothing was due before it came, and what follows it keeps its distance.
    const wait = waitBefore(source.events, nextIndex(), speed);
    shownAt = Math.max(shownAt, clock.now() - wait);
    go();
  });

  /** Halfway to what is not shown yet. */
  function horizon(): number {
    const next = source.events.at(nextIndex())?.at;
    return next === undefined ? Number.POSITIVE_INFINITY : (lastAt() + next) / 2;
  }
  const onMove = (listener: () => void) => subscribe(readers, listener);

  const reach = { isWhole, horizon, moves: () => moves, subscribe: onMove };

  const log: CallLog = {
    get version() {
      return moves;
    },
    get ended() {
      return prefix.ended;
    },
    get counters() {
      return prefix.counters;
    },
    events: prefix.events,
    messages: prefix.messages,
    milestones: prefix.milestones,
    find: (kind) => prefix.find(kind),
    wire: createPrefixWire(source.wire, { log: prefix, ...reach }),
    sightings: createPrefixSightings(source.sightings, reach),
    elapsed() {
      if (isWhole()) return source.elapsed();
      const from = lastAt();
      if (mode !== "playing") return from;
      const next = source.events.at(nextIndex())?.at ?? from;
      return Math.min(next, from + Math.max(0, clock.now() - shownAt) * speed);
    },
    subscribe: onMove,
  };

  return {
    log,
    get position() {
      return position();
    },
    get length() {
      return source.version;
    },
    get start() {
      return start();
    },
    get mode() {
      return mode;
    },
    get speed() {
      return speed;
    },
    get version() {
      return version;
    },
    step(by) {
      // Not the next place but the next event: a few may be missing.
      const index = by === 1 ? nextIndex() : nextIndex() - 1;
      const event = source.events.at(index);
      if (event === undefined) stand(position());
      else stand(by === 1 ? event.seq + 1 : event.seq);
    },
    seek: stand,
    toStart: () => stand(0),
    live() {
      stopTimer();
      mode = "live";
      changed(true);
    },
    play() {
      stopTimer();
      if (isWhole() && source.ended) place = start();
      else place = position();
      mode = "playing";
      shownAt = clock.now();
      changed(true);
      go();
    },
    pause: () => stand(position()),
    setSpeed(to) {
      // What has been waited so far is forgotten: a moment, and no jump.
      shownAt = clock.now();
      speed = to;
      changed(false);
      if (mode === "playing") go();
    },
    subscribe: (listener) => subscribe(watchers, listener),
    dispose() {
      stopTimer();
      leave();
      watchers.clear();
      readers.clear();
    },
  };
}

/** Each subscription has a function of its own, so that one listener may come twice. */
function subscribe(to: Set<() => void>, listener: () => void): () => void {
  const own = () => listener();
  to.add(own);
  return () => to.delete(own);
}
