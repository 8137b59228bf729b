import type { CancelledEvent, StatusEvent } from "../events.ts";
import type { ExplainContext, Explanation } from "./context.ts";
import { statusGuides } from "./status-guide.ts";
import { count, duration } from "./wording.ts";

export function explainCancelled(event: CancelledEvent, context: ExplainContext): Explanation {
  const { protocol, timeoutMs, reached } = context;
  const told =
    reached === false
      ? "no connection had come about, so there was nobody to tell"
      : protocol === "grpc"
        ? "an RST_STREAM frame tells the server to stop working on it"
        : "the HTTP request was aborted, which tells the server to stop working on it";
  const soFar = `after ${count(event.sent, "message")} up and ${count(event.received, "message")} down`;
  if (event.by === "client") {
    return {
      title: "Cancelled by you",
      sentence: `You cancelled the call ${soFar}: ${told}.`,
      concept: "cancellation",
    };
  }
  // No request headers were logged for a deadline that had passed before the start.
  if (timeoutMs === undefined) {
    return {
      title: "Deadline had passed",
      sentence: "The deadline had passed before the call began, so nothing was sent.",
      concept: "deadlines",
    };
  }
  return {
    title: "Deadline passed",
    sentence: `The ${duration(timeoutMs)} that you allowed were over, so the client gave up ${soFar}: ${told}.`,
    concept: "deadlines",
  };
}

/** The HTTP status of a unary Connect error (Connect protocol, "Error codes"), by gRPC code. */
const httpStatuses = [
  200, 499, 500, 400, 504, 404, 409, 403, 429, 400, 409, 400, 501, 500, 503, 500, 401,
];

/** Where a status of the server's is written. */
function place(event: StatusEvent, { protocol, rpcType }: ExplainContext): string {
  if (protocol === "grpc") return `as grpc-status ${event.code} in the trailers`;
  if (protocol === "grpc-web") return `as grpc-status ${event.code} in the last part of the body`;
  if (rpcType !== "unary") {
    return event.code === 0
      ? "by an end-of-stream message without an error"
      : "as JSON in the end-of-stream message";
  }
  return event.code === 0
    ? "by HTTP status 200"
    : `as HTTP status ${httpStatuses[event.code] ?? 500} and an error in JSON`;
}

export function explainStatus(event: StatusEvent, context: ExplainContext): Explanation {
  const title = event.name;
  const tries = context.attempts > 1 ? `, in ${context.attempts} attempts` : "";
  const soFar = `${count(event.sent, "message")} up and ${count(event.received, "message")} down${tries}`;
  if (event.code === 0) {
    return {
      title,
      sentence: `The server ended the call with OK, ${place(event, context)}: all went well, with ${soFar}.`,
      concept: "status",
    };
  }
  const { meaning } = statusGuides[event.name];
  const means = meaning.charAt(0).toLowerCase() + meaning.slice(1);
  const left = context.reached === false ? "and nothing had left it" : `after ${soFar}`;
  const sentence =
    event.origin === "server"
      ? `The server ended the call with ${event.name} (${event.code}), ${place(event, context)}, after ${soFar}: ${means}`
      : `The call ended on the client's side with ${event.name} (${event.code}), ${left}: ${means}`;
  const concepts = { CANCELLED: "cancellation", DEADLINE_EXCEEDED: "deadlines" } as const;
  const concept =
    event.name === "CANCELLED" || event.name === "DEADLINE_EXCEEDED"
      ? concepts[event.name]
      : "status";
  return { title, sentence, concept };
}
