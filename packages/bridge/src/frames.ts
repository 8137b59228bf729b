import type { Code } from "@connectrpc/connect";

/**
 * The vocabulary of the bridge: what docs/BRIDGE.md specifies, as values.
 * Both ends and their tests import it; nothing here does anything.
 */

/** The version that both ends must speak. A change that an old peer would misread raises it. */
export const VERSION = 1;

/** "GPBR": the first four bytes of a HELLO, so that another protocol is recognised as one. */
export const MAGIC = 0x47504252;

/** Bytes of a frame before its payload: type (1), call id (4), payload length (4). */
export const HEADER_BYTES = 9;

export const FrameType = {
  hello: 0x01,
  open: 0x02,
  head: 0x03,
  data: 0x04,
  end: 0x05,
  reset: 0x06,
  credit: 0x07,
  /** What an inspected call's connection to its target carried, and how it fares: src/tap/. */
  tapFrames: 0x10,
  tapConnection: 0x11,
  tapFlow: 0x12,
  tapEnd: 0x13,
} as const;

export type FrameType = (typeof FrameType)[keyof typeof FrameType];

/** Bits of a HELLO's features. */
export const Feature = {
  /** The server end takes OpenFlag.inspect, and then sends the frames of types 0x10 to 0x13. */
  inspect: 0x0001,
} as const;

/** Flags of an OPEN frame. */
export const OpenFlag = {
  /** A target address is given; without it the call goes to the playground's own gRPC port. */
  target: 0x01,
  tls: 0x02,
  /** Tell what this call's connection to the target carries. Only where Feature.inspect is offered. */
  inspect: 0x04,
} as const;

/**
 * Why a WebSocket was closed. A browser may only close with 1000 or 3000-4999,
 * so these are in the private range, each after the HTTP status it resembles.
 */
export const CloseCode = {
  normal: 1000,
  /** The bytes are not frames, or a frame came that no peer may send: there is no call to blame. */
  protocol: 4400,
  helloTimeout: 4408,
  messageTooBig: 4413,
  textMessage: 4415,
  version: 4426,
  tooManySockets: 4429,
  goingAway: 4503,
} as const;

export type CloseCode = (typeof CloseCode)[keyof typeof CloseCode];

/** Call ids are unsigned 32-bit, given out by the tab in increasing order from 1. 0 is the socket. */
export const MAX_CALL_ID = 0xffff_ffff;

/** Bytes of a call's data that may be under way in one direction before credit is returned. */
export const DEFAULT_WINDOW = 1024 * 1024;

/** The most that a window may ever hold, as in HTTP/2 (RFC 9113, 6.9.1). */
export const MAX_WINDOW = 0x7fff_ffff;

/** Largest payload of one frame. */
export const MAX_FRAME = 1024 * 1024;

/** Largest WebSocket message. One message carries one frame or more, never part of one. */
export const MAX_MESSAGE = 4 * 1024 * 1024;

/** Largest OPEN or HEAD payload, or trailers: what gRPC servers commonly take at most. */
export const MAX_HEAD = 64 * 1024;

/** Longest text of a RESET or a TAP_CONNECTION, in bytes. */
export const MAX_REASON = 4096;

/** Metadata in the order in which it was sent; a name may come more than once. */
export type HeaderList = readonly (readonly [name: string, value: string])[];

export interface Hello {
  readonly version: number;
  /** A bit for each optional feature: `Feature`. */
  readonly features: number;
  /** How many bytes of each call's data the sender of this HELLO takes before it gives credit. */
  readonly window: number;
  readonly maxFrame: number;
  readonly maxMessage: number;
}

/** Where a call goes. */
export interface BridgeTarget {
  /** `host:port`; an IPv6 address in brackets. */
  readonly address: string;
  readonly tls: boolean;
}

export interface Open {
  readonly target: BridgeTarget | undefined;
  readonly inspect: boolean;
  /** `/package.Service/Method` */
  readonly path: string;
  readonly headers: HeaderList;
}

export interface Head {
  /** The HTTP status, 200 wherever a gRPC server answered. */
  readonly status: number;
  readonly headers: HeaderList;
}

export interface Reset {
  /** A gRPC status code, 1 to 16. */
  readonly code: Code;
  readonly message: string;
}
