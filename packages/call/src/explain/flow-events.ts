import type { PausedEvent, ResumedEvent } from "../events.ts";
import type { ExplainContext, Explanation } from "./context.ts";
import { count, duration } from "./wording.ts";

export function explainPaused(event: PausedEvent, { protocol }: ExplainContext): Explanation {
  const held =
    protocol === "grpc"
      ? "the bridge gets no more credit, reads no more from the server, and the HTTP/2 window closes until the server has to stop"
      : "the browser stops reading the response, its buffers fill, and the connection holds the server up";
  return {
    title: "Reading paused",
    sentence: `You stopped reading after ${count(event.received, "message")}: what is still sent waits on the way, ${held}.`,
    concept: "flow-control",
  };
}

export function explainResumed(event: ResumedEvent): Explanation {
  return {
    title: "Reading again",
    sentence: `You read on after ${duration(event.pausedMs)}: what waited on the way arrives at once, the windows open, and the server may send again.`,
    concept: "flow-control",
  };
}
