import type { FlowSample } from "@grpc-playground/call";
import type { FlowTrack } from "./flow-track.ts";

/** A place where bytes can wait. */
export interface Vessel {
  readonly name: "Tab" | "Bridge";
  /** Bytes that wait here. */
  readonly holds: number;
  /** The most that can wait here; undefined where nobody says. */
  readonly room: number | undefined;
}

/** The way between two places. */
export interface Pipe {
  /** What the receiver still grants, in bytes; undefined where reading needs no grant. */
  readonly window: number | undefined;
  /** The most that it has granted. */
  readonly most: number;
  /** Whether bytes went through between the last two samples. */
  readonly moving: boolean;
}

/**
 * One direction of a call between you and the target. The way from the client
 * to the server is drawn from left to right, so the parts are in that order
 * whichever way the bytes go.
 */
export interface Pipeline {
  readonly way: "up" | "down";
  /** Bytes that you have handed over, or read. */
  readonly you: number;
  readonly youPipe: Pipe;
  readonly tab: Vessel;
  readonly tabPipe: Pipe;
  readonly bridge: Vessel;
  readonly targetPipe: Pipe;
  /** Bytes that the target has sent, or was sent. */
  readonly target: number;
}

/** The bridge's own queue, at most: docs/BRIDGE.md, "Flow control". A chunk may go past it. */
const bridgeQueue = 64 * 1024;

/**
 * The last sample of a call that ended well: no other comes after what was
 * waiting then has been read.
 */
export function settled(last: FlowSample): FlowSample {
  return {
    ...last,
    tab: { ...last.tab, unread: 0, unsent: 0 },
    bridge: { queuedDown: 0, queuedUp: 0, paused: false },
  };
}

/** Bytes of the response that have come to each place so far. */
function passedDown({ tab, bridge, target }: FlowSample) {
  const atTab = Math.max(0, target.sent - bridge.queuedDown);
  return { atBridge: target.sent, atTab, atYou: Math.max(0, atTab - tab.unread) };
}

/** Bytes of the request that have come to each place so far. */
function passedUp({ tab, bridge, target }: FlowSample) {
  const atBridge = target.taken + bridge.queuedUp;
  return { atTarget: target.taken, atBridge, atTab: atBridge + tab.unsent };
}

/**
 * The responses' way.
 *
 * @param fresh whether the last sample is of just now: what it says of moving holds
 */
export function pipelineDown(track: FlowTrack, last: FlowSample, fresh: boolean): Pipeline {
  const now = passedDown(last);
  const before = passedDown(track.before ?? last);
  return {
    way: "down",
    you: now.atYou,
    youPipe: { window: undefined, most: 0, moving: fresh && now.atYou > before.atYou },
    tab: { name: "Tab", holds: last.tab.unread, room: track.tabHolds },
    tabPipe: {
      window: last.tab.window,
      most: track.tabHolds,
      moving: fresh && now.atTab > before.atTab,
    },
    bridge: {
      name: "Bridge",
      holds: last.bridge.queuedDown,
      room: Math.max(bridgeQueue, track.most.queuedDown),
    },
    targetPipe: {
      window: Math.max(0, last.target.window),
      most: track.most.window,
      moving: fresh && now.atBridge > before.atBridge,
    },
    target: last.target.sent,
  };
}

/** The requests' way: see `pipelineDown`. */
export function pipelineUp(track: FlowTrack, last: FlowSample, fresh: boolean): Pipeline {
  const now = passedUp(last);
  const before = passedUp(track.before ?? last);
  return {
    way: "up",
    you: now.atTab,
    youPipe: { window: undefined, most: 0, moving: fresh && now.atTab > before.atTab },
    tab: {
      name: "Tab",
      holds: last.tab.unsent,
      room: Math.max(bridgeQueue, track.most.unsent),
    },
    tabPipe: {
      window: last.tab.sendWindow,
      most: track.bridgeHolds,
      moving: fresh && now.atBridge > before.atBridge,
    },
    bridge: { name: "Bridge", holds: last.bridge.queuedUp, room: track.bridgeHolds },
    targetPipe: {
      window: Math.max(0, last.target.sendWindow),
      most: track.most.sendWindow,
      moving: fresh && now.atTarget > before.atTarget,
    },
    target: last.target.taken,
  };
}
