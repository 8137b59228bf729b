import type { FlowSample, Sequence } from "@grpc-playground/call";

/** What the chart draws, in bytes. */
export type Line = "unread" | "queuedDown" | "window" | "unsent" | "queuedUp" | "sendWindow";

type Values = Readonly<Record<Line, number>>;

/** The samples of a call's flow control, as far as they were told, ready to be drawn. */
export interface FlowTrack {
  readonly last: FlowSample | undefined;
  readonly before: FlowSample | undefined;
  /** The largest value that each line has had. Of the windows this is what the receiver grants. */
  readonly most: Values;
  /** Whether a sender of each direction has ever had a window of nothing. */
  readonly stood: Readonly<Record<"up" | "down", boolean>>;
  /** The most that the tab has let the bridge send: what it holds unread, and its window. */
  readonly tabHolds: number;
  /** What a sender in the tab may have on its way to the bridge. */
  readonly bridgeHolds: number;
  /** ms since the server end got the call, ascending. Beyond 4,000 points, neighbours are joined. */
  readonly times: readonly number[];
  /** As long as `times`. */
  readonly lines: Readonly<Record<Line, readonly number[]>>;
  /** Takes in what has come since the last time, and only that; begins anew where a playback went back. Twice is no error. */
  update(): void;
}

const mostPoints = 4000;

function valuesOf({ tab, bridge, target }: FlowSample): Values {
  return {
    unread: tab.unread,
    queuedDown: bridge.queuedDown,
    // SETTINGS can take back what was given, below zero.
    window: Math.max(0, target.window),
    unsent: tab.unsent,
    queuedUp: bridge.queuedUp,
    sendWindow: Math.max(0, target.sendWindow),
  };
}

const lineNames: readonly Line[] = [
  "unread",
  "queuedDown",
  "window",
  "unsent",
  "queuedUp",
  "sendWindow",
];

const none: Values = {
  unread: 0,
  queuedDown: 0,
  window: 0,
  unsent: 0,
  queuedUp: 0,
  sendWindow: 0,
};

/** Follows the samples of one call. */
export function createFlowTrack(flow: Sequence<FlowSample>): FlowTrack {
  let last: FlowSample | undefined;
  let before: FlowSample | undefined;
  let most = none;
  let stood = { up: false, down: false };
  let tabHolds = 0;
  let bridgeHolds = 0;
  let times: number[] = [];
  const lines: Record<Line, number[]> = {
    unread: [],
    queuedDown: [],
    window: [],
    unsent: [],
    queuedUp: [],
    sendWindow: [],
  };

  function clear(): void {
    before = undefined;
    last = undefined;
    most = none;
    stood = { up: false, down: false };
    tabHolds = 0;
    bridgeHolds = 0;
    times = [];
    for (const name of lineNames) lines[name] = [];
  }

  function add(sample: FlowSample): void {
    before = last;
    last = sample;
    const values = valuesOf(sample);
    most = larger(most, values);
    stood.down ||= sample.target.window <= 0;
    stood.up ||= sample.target.sendWindow <= 0;
    tabHolds = Math.max(tabHolds, sample.tab.unread + sample.tab.window);
    bridgeHolds = Math.max(bridgeHolds, sample.tab.sendWindow);
    times.push(sample.at);
    for (const name of lineNames) lines[name].push(values[name]);
    if (times.length > mostPoints) halve();
  }

  /** Two points become one, which has the larger queue of the two, so that no peak is lost. */
  function halve(): void {
    const kept: number[] = [];
    for (let index = 0; index < times.length; index += 2) {
      const waits = (at: number) =>
        (lines.unread[at] ?? 0) +
        (lines.queuedDown[at] ?? 0) +
        (lines.unsent[at] ?? 0) +
        (lines.queuedUp[at] ?? 0);
      kept.push(waits(index + 1) > waits(index) ? index + 1 : index);
    }
    times = kept.map((index) => times[index] ?? 0);
    for (const name of lineNames) {
      const values = lines[name];
      lines[name] = kept.map((index) => values[index] ?? 0);
    }
  }

  return {
    get last() {
      return last;
    },
    get before() {
      return before;
    },
    get most() {
      return most;
    },
    get stood() {
      return stood;
    },
    get tabHolds() {
      return tabHolds;
    },
    get bridgeHolds() {
      return bridgeHolds;
    },
    get times() {
      return times;
    },
    lines,
    update() {
      let from = flow.length;
      // From the end, since the oldest may have been dropped: what is known is found by itself.
      while (from > 0 && flow.at(from - 1) !== last) from -= 1;
      const newest = flow.at(flow.length - 1);
      const isEarlier = newest === undefined || newest.at <= (last?.at ?? newest.at);
      if (last !== undefined && from === 0 && isEarlier) clear();
      for (let index = from; index < flow.length; index += 1) {
        const sample = flow.at(index);
        if (sample !== undefined) add(sample);
      }
    },
  };
}

function larger(a: Values, b: Values): Values {
  return {
    unread: Math.max(a.unread, b.unread),
    queuedDown: Math.max(a.queuedDown, b.queuedDown),
    window: Math.max(a.window, b.window),
    unsent: Math.max(a.unsent, b.unsent),
    queuedUp: Math.max(a.queuedUp, b.queuedUp),
    sendWindow: Math.max(a.sendWindow, b.sendWindow),
  };
}
