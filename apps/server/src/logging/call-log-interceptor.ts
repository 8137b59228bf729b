import type { ConnectError, Interceptor } from "@connectrpc/connect";
import type { Logger } from "pino";
import { peerKey } from "../peer.ts";
import { logCallEnd } from "./call-record.ts";
import { observeStream } from "./observe-stream.ts";
import { abortReason, toCallError } from "./outcome.ts";

/**
 * One record for each call, when it ends: method, peer, code, duration, and the
 * error if there was one. Metadata is never logged, for it holds secrets.
 *
 * A stream's record tells how it ended for the handler: finished, failed,
 * cancelled by the client, or past its deadline; and it is written at that
 * moment, even when the handler goes on working. What a handler throws that is
 * not a ConnectError leaves here as INTERNAL, with its stack in the record only.
 */
export function createCallLogInterceptor(logger: Logger): Interceptor {
  return (next) => async (request) => {
    const startedMs = performance.now();
    const { method, signal, contextValues } = request;
    let ended = false;

    function end(error?: ConnectError, sent?: number) {
      if (ended) return;
      ended = true;
      const peer = contextValues.get(peerKey);
      logCallEnd(logger, { method, peer, startedMs, error, ...(sent !== undefined && { sent }) });
    }

    try {
      const response = await next(request);
      if (!response.stream) {
        end(signal.aborted ? abortReason(signal) : undefined);
        return response;
      }
      let sent = 0;
      const aborted = () => end(abortReason(signal), sent);
      if (signal.aborted) aborted();
      else signal.addEventListener("abort", aborted, { once: true });
      const message = observeStream(response.message, {
        message() {
          sent++;
        },
        finished() {
          signal.removeEventListener("abort", aborted);
          end(undefined, sent);
        },
        failed(thrown) {
          signal.removeEventListener("abort", aborted);
          const error = toCallError(thrown, signal);
          end(error, sent);
          return error;
        },
        stopped() {
          signal.removeEventListener("abort", aborted);
          aborted();
        },
      });
      return { ...response, message };
    } catch (thrown) {
      const error = toCallError(thrown, signal);
      end(error);
      throw error;
    }
  };
}
