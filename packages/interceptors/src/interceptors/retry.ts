import { Code, ConnectError } from "@connectrpc/connect";
import { attemptsHeader } from "../contract.ts";
import { keepingRequest, upToFirstMessage } from "../messages.ts";
import type { Recipe } from "../recipe.ts";
import { wait } from "../wait.ts";

const maxAttempts = 3;
const firstPauseMs = 100;

/**
 * Tries again what the server could not take (UNAVAILABLE): three attempts, with
 * a pause that doubles. Only calls with one request, and only until the call is
 * committed: what was handed on cannot be taken back. Each further attempt says
 * how many there were (gRFC A6).
 *
 * A stream over gRPC is committed by the response's headers ("When Retries are
 * Valid"); a failure without any ("Trailers-Only") is not. Over Connect and
 * gRPC-Web headers come with every answer, a failure too, so that there the first
 * message commits. An answer with one message reaches an interceptor in whole, or
 * as its error: of those the headers are not seen before.
 */
export const retry: Recipe =
  ({ note }) =>
  (next) =>
  async (request) => {
    const { methodKind } = request.method;
    if (methodKind !== "unary" && methodKind !== "server_streaming") return next(request);
    const kept = keepingRequest(request);
    for (let attempt = 0; ; attempt++) {
      const header = new Headers(request.header);
      if (attempt > 0) header.set(attemptsHeader, String(attempt));
      try {
        const response = await next({ ...kept, header });
        return isOverGrpc(response.header) ? response : await upToFirstMessage(response);
      } catch (reason) {
        const { code } = ConnectError.from(reason);
        const isLast = attempt + 1 === maxAttempts;
        // A call that was cancelled, or is past its deadline, has nobody waiting for it.
        if (code !== Code.Unavailable || isLast || request.signal.aborted) throw reason;
        const pauseMs = firstPauseMs * 2 ** attempt;
        note(`tries again in ${pauseMs} ms`);
        await wait(pauseMs, request.signal);
      }
    }
  };

function isOverGrpc(header: Headers): boolean {
  return /^application\/grpc(?![-\w])/u.test(header.get("content-type") ?? "");
}
