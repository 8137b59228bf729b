import type { Call } from "@grpc-playground/call";
import type { CallOptions } from "../options/call-options.ts";

/**
 * The calls of one method of one target, also while another method is looked
 * at: what a script plays on.
 */
export interface CallLine {
  /** The newest call, open or not. */
  readonly current: () => Call | undefined;
  /** Opens a call, with no message yet. */
  readonly open: (options: CallOptions) => Call;
  /** Aborted when the line is gone for good, as when another target takes its place. */
  readonly signal: () => AbortSignal;
}
