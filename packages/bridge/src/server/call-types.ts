import type { Code } from "@connectrpc/connect";
import type { BridgeTarget, Open } from "../frames.ts";
import type { Outbox } from "../outbox.ts";
import type { BridgeLimits } from "./limits.ts";
import type { Pool } from "./pool.ts";
import type { ResolvedTarget } from "./target.ts";

/** Decides where a call may go, and finds out where that is. A refusal is a ConnectError. */
export type Resolve = (
  target: BridgeTarget | undefined,
  signal: AbortSignal,
) => ResolvedTarget | Promise<ResolvedTarget>;

/** One call at the server end: frames of the tab on one side, an HTTP/2 stream on the other. */
export interface ServerCall {
  /** When it was opened, of `performance.now()`. */
  readonly startedMs: number;
  /** DATA; `flush` passes it on. */
  data(chunk: Uint8Array): void;
  /** END: the tab has half-closed. */
  end(): void;
  credit(bytes: number): void;
  /** Hands what came in this turn to the target, in one go. */
  flush(): void;
  /** Ends the call from here. The target's stream is reset, and the tab told, at once. */
  fault(reason: unknown): void;
  /** The tab gave up, or is gone. */
  cancel(reason: { code: Code; message: string }): void;
}

export interface ServerCallOptions {
  readonly id: number;
  /** One that `checkOpen` let pass. */
  readonly open: Open;
  readonly outbox: Outbox;
  readonly pool: Pool;
  readonly resolve: Resolve;
  readonly limits: BridgeLimits;
  /** The tab was told how the call ended, or ended it itself. */
  onEnded(outcome: { code: Code; message: string } | undefined): void;
}
