/** A clock and its alarms: the browser's, or a test's. */
export interface Clock {
  /** Milliseconds from any start; never runs backwards. */
  readonly now: () => number;
  /** Runs something once, so many milliseconds from now; returns what prevents it. */
  readonly after: (ms: number, run: () => void) => () => void;
}

export const browserClock: Clock = {
  now: () => performance.now(),
  after: (ms, run) => {
    const timer = setTimeout(run, ms);
    return () => clearTimeout(timer);
  },
};

/** How far a script has come in its own time, which runs at any speed, or stands. */
export interface Pace {
  /** Milliseconds of the script's own time. */
  readonly position: () => number;
  /** 1 runs with the clock, 2 twice as fast, 0 stands. */
  readonly setRate: (rate: number) => void;
  /** Real milliseconds until a position is reached; zero or less when it has been. */
  readonly until: (position: number) => number;
}

/**
 * Creates a pace that stands at 0. Everything is reckoned from the last change
 * of speed and not from alarm to alarm, so that late alarms do not add up.
 */
export function createPace({ now }: Clock): Pace {
  let rate = 0;
  let from = 0;
  let since = now();
  const position = () => from + (now() - since) * rate;
  return {
    position,
    setRate: (next) => {
      from = position();
      since = now();
      rate = next;
    },
    until: (wanted) => (rate === 0 ? Number.POSITIVE_INFINITY : (wanted - position()) / rate),
  };
}
