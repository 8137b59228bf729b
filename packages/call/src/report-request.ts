import { createContextKey, createContextValues } from "@connectrpc/connect";
import type { ContextValues, Interceptor } from "@connectrpc/connect";

type Reporter = (headers: Headers) => void;

const reporterKey = createContextKey<Reporter | undefined>(undefined, {
  description: "grpc-playground call reporter",
});

/** Context values for one call, through which `reportRequest` finds the call's log. */
export function reporting(report: Reporter): ContextValues {
  return createContextValues().set(reporterKey, report);
}

/**
 * An interceptor that tells the call's log which headers really go out:
 * those that the transport adds (content-type, grpc-timeout, te, ...) are not
 * known to a caller. Put it last in a transport's `interceptors`, so that it
 * is the innermost. Calls that `startCall` did not start pass through it
 * untouched; without it the log holds the caller's own headers.
 */
export const reportRequest: Interceptor = (next) => (request) => {
  request.contextValues.get(reporterKey)?.(request.header);
  return next(request);
};
