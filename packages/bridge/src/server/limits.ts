import { DEFAULT_WINDOW, MAX_FRAME, MAX_MESSAGE } from "../frames.ts";

/** What one bridge server allows. An error that one of these causes names it. */
export interface BridgeLimits {
  /** WebSockets at once. */
  readonly maxSockets: number;
  /** Calls at once on one WebSocket. */
  readonly maxCallsPerSocket: number;
  /** HTTP/2 connections to targets at once. */
  readonly maxSessions: number;
  /** Bytes of a WebSocket message from a tab. */
  readonly maxMessageBytes: number;
  /** Bytes of a frame's payload from a tab. */
  readonly maxFrameBytes: number;
  /** Frames at fault on one WebSocket, limits aside: each is answered, and that costs more. */
  readonly maxFaultsPerSocket: number;
  /** Metadata entries of a call. */
  readonly maxHeaders: number;
  /** Bytes of a call's request that may be on their way to its target. */
  readonly window: number;
  /** Bytes that a target may send on a call before the tab takes any: the HTTP/2 stream window. */
  readonly targetWindow: number;
  /** Bytes in a WebSocket's own send buffer; above it, targets are not read. */
  readonly maxBufferedBytes: number;
  /** DATA frames of an inspected call that are told one by one, in each direction. */
  readonly maxTapFrames: number;
  /** Bytes of an inspected call's other frames that are told, in both directions. */
  readonly maxTapBytes: number;
  /** How long a call may take in all. */
  readonly maxCallMs: number;
  /** From the first packet to the target's HTTP/2 SETTINGS. */
  readonly connectTimeoutMs: number;
  /** An HTTP/2 connection without calls is closed after this. */
  readonly idleSessionMs: number;
  /** A tab must have said HELLO by then. */
  readonly helloTimeoutMs: number;
  /** A tab that answers no ping within this time is gone. */
  readonly heartbeatMs: number;
}

export const DEFAULT_LIMITS: BridgeLimits = {
  maxSockets: 256,
  maxCallsPerSocket: 256,
  maxSessions: 128,
  maxMessageBytes: MAX_MESSAGE,
  maxFrameBytes: MAX_FRAME,
  maxFaultsPerSocket: 1000,
  maxHeaders: 100,
  window: DEFAULT_WINDOW,
  targetWindow: 256 * 1024,
  maxBufferedBytes: 2 * 1024 * 1024,
  maxTapFrames: 4096,
  maxTapBytes: 1024 * 1024,
  maxCallMs: 60 * 60 * 1000,
  connectTimeoutMs: 10_000,
  idleSessionMs: 30_000,
  helloTimeoutMs: 10_000,
  heartbeatMs: 30_000,
};
