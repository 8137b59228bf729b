import type { CallEvent } from "../events.ts";
import type { ExplainContext, Explanation } from "./context.ts";
import { explainHeldBack } from "./held-back-events.ts";
import { explainPaused, explainResumed } from "./flow-events.ts";
import { explainCancelled, explainStatus } from "./ending-events.ts";
import {
  explainHalfClosed,
  explainMessageSent,
  explainOpened,
  explainRequestHeaders,
} from "./request-events.ts";
import {
  explainMessageReceived,
  explainResponseHeaders,
  explainTrailers,
} from "./response-events.ts";

/**
 * Says in one plain sentence what has just happened and why. What it says of
 * frames and prefixes follows "gRPC over HTTP2", the gRPC-Web and the Connect
 * protocol specifications.
 */
export function explain(event: CallEvent, context: ExplainContext): Explanation {
  const heldBack = explainHeldBack(event, context);
  if (heldBack !== undefined) return heldBack;
  switch (event.kind) {
    case "opened":
      return explainOpened(event);
    case "request-headers":
      return explainRequestHeaders(event, context);
    case "message-sent":
      return explainMessageSent(event, context);
    case "half-closed":
      return explainHalfClosed(event, context);
    case "response-headers":
      return explainResponseHeaders(event, context);
    case "message-received":
      return explainMessageReceived(event, context);
    case "trailers":
      return explainTrailers(event, context);
    case "cancelled":
      return explainCancelled(event, context);
    case "paused":
      return explainPaused(event, context);
    case "resumed":
      return explainResumed(event);
    // The status: the only kind that is left.
    default:
      return explainStatus(event, context);
  }
}
