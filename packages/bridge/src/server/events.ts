import type { Code } from "@connectrpc/connect";

/** What a bridge server tells its log. No event holds metadata or message bytes. */
export type BridgeEvent =
  | { readonly type: "socket-opened" }
  | { readonly type: "socket-closed"; readonly code: number; readonly reason: string }
  | { readonly type: "session-opened"; readonly target: string }
  | { readonly type: "session-closed"; readonly target: string }
  | { readonly type: "call-opened"; readonly target: string | undefined; readonly path: string }
  | {
      readonly type: "call-ended";
      readonly target: string | undefined;
      readonly path: string;
      readonly durationMs: number;
      /** Undefined when the target gave a status itself: it is in the trailers. */
      readonly code: Code | undefined;
      readonly message: string | undefined;
    }
  /** A peer broke the protocol where no call can be blamed. */
  | { readonly type: "fault"; readonly message: string };
