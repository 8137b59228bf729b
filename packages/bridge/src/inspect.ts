import type { HeaderList } from "./frames.ts";

/** Which way bytes went: from the tab up to the target, or down. */
export type Way = "up" | "down";

/**
 * A piece of the HTTP/2 connection to the target: the preface, or one frame. Of
 * a DATA frame the bytes end with its header (and the pad length, if it is
 * padded), since its content passes the tab as the call's body.
 */
export interface TappedFrame {
  /** ms since the server end got the call, by its clock. */
  readonly at: number;
  readonly way: Way;
  readonly bytes: Uint8Array;
}

/** Frames that were counted and not told one by one: there were more than the server end's limits. */
export interface SkippedFrames {
  /** ms since the server end got the call, of the last of them. */
  readonly at: number;
  readonly way: Way;
  readonly skipped: {
    readonly frames: number;
    /** With their headers. */
    readonly bytes: number;
    /** How many of them were not DATA, if any: header fields of later frames may then be undecodable. */
    readonly others?: number;
  };
}

/** How the connection to the target fared. */
export interface ConnectionEvent {
  /** ms since the server end got the call. */
  readonly at: number;
  readonly state: "dialling" | "connected" | "secured" | "ready" | "failed" | "closed";
  /** What was dialled: `127.0.0.1:50051`; with TLS also protocol, cipher and ALPN; the reason of a failure. */
  readonly detail: string;
}

/** How many bytes wait where, while the call runs: sampled at the server end some times a second when anything changed. */
export interface FlowSample {
  /** ms since the server end got the call. */
  readonly at: number;
  readonly tab: {
    /** Bytes of the response that came over the socket and that nobody has read yet. */
    readonly unread: number;
    /** What the server end may still send before the tab gives credit. */
    readonly window: number;
    /** Bytes of the request that wait in the tab. */
    readonly unsent: number;
    /** What the tab may still send before the server end gives credit. */
    readonly sendWindow: number;
  };
  readonly bridge: {
    /** Bytes of the response that wait for the tab's credit. */
    readonly queuedDown: number;
    /** Bytes of the request that wait for the target's window. */
    readonly queuedUp: number;
    /** Whether the server end has stopped reading from the target. */
    readonly paused: boolean;
  };
  readonly target: {
    /** What the target may still send on this stream: HTTP/2's flow-control window. */
    readonly window: number;
    /** What may still be sent to the target on this stream. */
    readonly sendWindow: number;
    /** Bytes of DATA content that the target has sent so far. */
    readonly sent: number;
    /** Bytes of DATA content that were sent to the target so far. */
    readonly taken: number;
  };
}

/**
 * What is told of an inspected call. Every callback comes in order; none may
 * throw, and none is called after `ended`. The bytes must not be changed.
 */
export interface Inspector {
  /** Bytes of the request's body, as the call hands them to the bridge. */
  sent(chunk: Uint8Array): void;
  /** The head of the response: the HTTP status, and the headers in the order in which they came. */
  head(status: number, headers: HeaderList): void;
  /** Bytes of the response's body, as they come, before anybody has read them. */
  received(chunk: Uint8Array): void;
  /** Frames and skips since the last time, in the order in which they passed. */
  frames(records: readonly (TappedFrame | SkippedFrames)[]): void;
  connection(event: ConnectionEvent): void;
  flow(sample: FlowSample): void;
  /** Nothing more will come: the connection is closed, or the socket was lost. May be later than the call's end. */
  ended(): void;
}

export interface InspectOptions {
  readonly inspector: Inspector;
  /**
   * Whether the call gets an HTTP/2 connection of its own, so that its frames
   * can be told. Without, only the bodies are, and `ended` comes with the call's end.
   */
  readonly frames: boolean;
}
