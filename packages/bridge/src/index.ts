export { createBridge } from "./bridge.ts";
export type { Bridge, BridgeOptions, BridgeState } from "./bridge.ts";
export type { BridgeTarget } from "./frames.ts";
export type {
  ConnectionEvent,
  FlowSample,
  InspectOptions,
  Inspector,
  SkippedFrames,
  TappedFrame,
  Way,
} from "./inspect.ts";
export type { SocketLike } from "./socket.ts";
export type { BridgeTransportOptions } from "./transport.ts";
