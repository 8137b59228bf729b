import type { CallEvent } from "../events.ts";
import type { Concept, ExplainContext, Explanation } from "./context.ts";

/** A title, what the sentence begins with, and the concept. */
type Words = readonly [title: string, subject: string, concept: Concept];

const words: Partial<Record<CallEvent["kind"], Words>> = {
  "request-headers": ["Request headers ready", "The request's head never left the tab", "headers"],
  "message-sent": ["Request not sent", "This message never left the tab", "messages"],
  "half-closed": ["Half-closed", "This never left the tab", "half-close"],
  "response-headers": ["Answer begun in the tab", "No server began this answer", "headers"],
  "message-received": ["Reply made in the tab", "No server sent this reply", "messages"],
};

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
  const [title, subject, concept]: Partial<Words> =
    event.kind === "status"
      ? [event.name, `No server was asked before this ${event.name}`, "status"]
      : (words[event.kind] ?? []);
  if (title === undefined || concept === undefined) return undefined;
  return {
    title,
    sentence: `${subject}: the client's interceptor ${by} answered the call by itself.`,
    concept,
  };
}
