import {
  createContextKey,
  type ConnectError,
  type ContextKey,
  type Interceptor,
  type StreamRequest,
  type UnaryRequest,
} from "@connectrpc/connect";
import { Sighting_What as What } from "@grpc-playground/gen/playground/v1/witness_pb";
import { previousAttempts } from "@grpc-playground/interceptors";
import { parseLabId } from "../lab/lab-id.ts";
import { takesPart } from "../lab/takes-part.ts";
import { observeStream } from "../logging/observe-stream.ts";
import { abortReason, toCallError } from "../logging/outcome.ts";
import { whyLeft } from "./http-deadline.ts";
import type { Seen } from "./trace.ts";
import type { Traces } from "./traces.ts";
import { watchCall, type WatchedCall } from "./watched-call.ts";

/** Takes what interceptors of the call at hand see. Undefined when nobody asked for it. */
export const reportKey: ContextKey<((seen: Seen) => void) | undefined> = createContextKey<
  ((seen: Seen) => void) | undefined
>(undefined, { description: "witness" });

/**
 * Notes what the server sees of calls that carry an `x-lab-trace`; all others
 * pay for a look at their metadata and nothing else.
 *
 * @throws ConnectError INVALID_ARGUMENT that names the header when its value is no trace
 */
export function createWitnessInterceptor(traces: Traces): Interceptor {
  return (next) => {
    const witnessed = witness(traces, next);
    return (request) => {
      const trace = request.header.get("x-lab-trace");
      return trace !== null && takesPart(request.service)
        ? witnessed(request, trace.trim())
        : next(request);
    };
  };
}

type Next = ReturnType<Interceptor>;

function witness(traces: Traces, next: Next) {
  return async (request: Parameters<Next>[0], trace: string): ReturnType<Next> => {
    const call = watchCall(traces, parseLabId("x-lab-trace", trace), {
      attempt: previousAttempts(request.header),
    });
    if (call === undefined) return next(request);
    request.contextValues.set(reportKey, call.report);
    const startedMs = performance.now();
    const { signal } = request;
    const aborted = () => {
      const error = abortReason(signal);
      call.fail(whyLeft(error, request.header, performance.now() - startedMs), true);
    };
    if (signal.aborted) aborted();
    else signal.addEventListener("abort", aborted, { once: true });
    const over = () => signal.removeEventListener("abort", aborted);
    const failed = (thrown: unknown): ConnectError => {
      over();
      const error = toCallError(thrown, signal);
      // A service may fail with CANCELLED of its own accord: that is an error like any other.
      call.fail(error, signal.aborted);
      return error;
    };
    try {
      const response = await next(seeRequests(request, call));
      if (!response.stream) {
        over();
        call.see(What.RESPONSE);
        call.see(What.MESSAGE_RECEIVED, 0);
        call.done();
        return response;
      }
      let sent = 0;
      const message = observeStream(response.message, {
        message() {
          if (sent === 0) call.see(What.RESPONSE);
          call.see(What.MESSAGE_RECEIVED, sent++);
        },
        finished() {
          over();
          if (sent === 0) call.see(What.RESPONSE);
          call.done();
        },
        failed,
        // Who turns away before the end has been told to by the signal, if by anybody.
        stopped() {
          over();
          aborted();
        },
      });
      return { ...response, message };
    } catch (thrown) {
      throw failed(thrown);
    }
  };
}

/** The same request, whose messages are seen as the service reads them. */
function seeRequests<R extends UnaryRequest | StreamRequest>(request: R, call: WatchedCall): R {
  call.see(What.REQUEST);
  if (!request.stream) {
    call.see(What.MESSAGE_SENT, 0);
    call.see(What.HALF_CLOSE);
    return request;
  }
  let received = 0;
  const message = observeStream(request.message, {
    message: () => call.see(What.MESSAGE_SENT, received++),
    finished: () => call.see(What.HALF_CLOSE),
    failed: (thrown) => thrown,
    stopped: () => undefined,
  });
  return { ...request, message };
}
