import type { CallEvent } from "../events.ts";
import type { ExplainContext, Explanation } from "./context.ts";
import { bytes } from "./wording.ts";

/**
 * The words of a call that an interceptor of the client answered by itself: the
 * log has the events that the caller of an interceptor sees, and nothing of them
 * travelled. Undefined for events that are as in any other call.
 */
export function explainHeldBack(
  event: CallEvent,
  { heldBackBy: by }: ExplainContext,
): Explanation | undefined {
  if (by === undefined) return undefined;
  switch (event.kind) {
    case "request-headers":
      return {
        title: "Request headers ready",
        sentence: `The head of the request never left the tab: the client's interceptor ${by} answered the call by itself, so no server was asked.`,
        concept: "headers",
      };
    case "message-sent":
      return {
        title: "Request not sent",
        sentence: `This message (${bytes(event.size)} as protobuf) never left the tab: the client's interceptor ${by} answered before it could be sent.`,
        concept: "messages",
      };
    case "half-closed":
      return {
        title: "Half-closed",
        sentence: `The client had no more to say, and said it to its own interceptor ${by} alone.`,
        concept: "half-close",
      };
    case "response-headers":
      return {
        title: "Answer begun in the tab",
        sentence: `No server began this answer: the client's interceptor ${by} gives it.`,
        concept: "headers",
      };
    case "message-received":
      return {
        title: "Reply from the interceptor",
        sentence: `The reply (${bytes(event.size)} as protobuf) came from the client's interceptor ${by}, in the tab; nothing travelled.`,
        concept: "messages",
      };
    case "status":
      return {
        title: event.name,
        sentence: `The client's interceptor ${by} ended the call with ${event.name} (${event.code}), and the server has heard nothing of it.`,
        concept: "status",
      };
    default:
      return undefined;
  }
}
