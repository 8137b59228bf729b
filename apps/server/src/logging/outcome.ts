import { Code, ConnectError } from "@connectrpc/connect";

/**
 * The error that a call ends with, for whatever was thrown. A handler that was
 * stopped by its signal failed for the signal's reason; anything else that is
 * not a ConnectError is a bug in the handler: INTERNAL, and its text, which may
 * say too much, stays here as the cause.
 */
export function toCallError(thrown: unknown, signal: AbortSignal): ConnectError {
  if (thrown instanceof ConnectError) return thrown;
  if (signal.aborted && (thrown === signal.reason || isAbortError(thrown))) {
    return abortReason(signal);
  }
  return new ConnectError(
    "internal error: the handler failed; the server's log says how",
    Code.Internal,
    undefined,
    undefined,
    thrown,
  );
}

/** Why a signal aborted, as the error of its call. */
export function abortReason(signal: AbortSignal): ConnectError {
  const reason: unknown = signal.reason;
  return reason instanceof ConnectError
    ? reason
    : new ConnectError("the call was cancelled", Code.Canceled, undefined, undefined, reason);
}

function isAbortError(thrown: unknown): boolean {
  return thrown instanceof Error && thrown.name === "AbortError";
}
