import type { Interceptor } from "@connectrpc/connect";
import { Sighting_What as What } from "@grpc-playground/gen/playground/v1/witness_pb";
import type { Report, SightingWhat } from "@grpc-playground/interceptors";
import { createServerChain } from "@grpc-playground/interceptors/server";
import { labKey } from "../lab/lab-settings.ts";
import { observeStream } from "../logging/observe-stream.ts";
import { toCallError } from "../logging/outcome.ts";
import type { Seen } from "../witness/trace.ts";
import { reportKey } from "../witness/witness-interceptor.ts";
import type { Benches } from "./benches.ts";

/**
 * Runs the interceptors that a call asks for with `x-lab-interceptors`, around
 * everything further in, and tells the call's witness what they see.
 */
export function createChainInterceptor(benches: Benches): Interceptor {
  return (next) => (request) => {
    const { interceptors, bench } = request.contextValues.get(labKey);
    if (interceptors === undefined) return next(request);
    const chain = createServerChain(interceptors, {
      report: reportTo(request.contextValues.get(reportKey)),
      state: benches.of(bench),
    });
    const told = tellingCallErrors(next);
    return chain.reduceRight((inner, interceptor) => interceptor(inner), told)(request);
  };
}

type Next = ReturnType<Interceptor>;

const ignore = () => undefined;

/** What a bug in a service throws may say too much: interceptors, who tell of it, get what a client gets. */
function tellingCallErrors(next: Next): Next {
  return async (request) => {
    const failed = (thrown: unknown) => toCallError(thrown, request.signal);
    try {
      const response = await next(request);
      if (!response.stream) return response;
      const on = { message: ignore, finished: ignore, stopped: ignore, failed };
      return { ...response, message: observeStream(response.message, on) };
    } catch (thrown) {
      throw failed(thrown);
    }
  };
}

function reportTo(tell: ((seen: Seen) => void) | undefined): Report {
  return ({ by, layer, what, index = 0, note = "", stopped = false, code = "" }) =>
    tell?.({ by, layer, what: whats[what], index, note, stopped, code });
}

const whats: Readonly<Record<SightingWhat, What>> = {
  request: What.REQUEST,
  "message-sent": What.MESSAGE_SENT,
  "half-close": What.HALF_CLOSE,
  response: What.RESPONSE,
  "message-received": What.MESSAGE_RECEIVED,
  error: What.ERROR,
  cancelled: What.CANCELLED,
  done: What.DONE,
};
