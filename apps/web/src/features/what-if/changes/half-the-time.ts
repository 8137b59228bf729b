import { duration, type CallLog } from "@grpc-playground/call";
import type { Change, Finished } from "./change.ts";
import { messagesOf, sendAgain } from "./send-again.ts";

/**
 * How long the call took: of a stream from its first reply on, since what came
 * before may have been a connection that the next call finds made.
 */
function took({ log, status }: Finished): number {
  const first = firstReply(log);
  return status.received > 1 && first !== undefined ? status.at - first : status.at;
}

function firstReply({ messages }: CallLog): number | undefined {
  for (let place = 0; place < messages.length; place += 1) {
    const event = messages.at(place);
    if (event?.kind === "message-received") return event.at;
  }
  return undefined;
}

/** Half of what the call was allowed, or else half of what it took. */
function halfOf(call: Finished): number {
  return Math.max(1, Math.floor((call.timeoutMs ?? took(call)) / 2));
}

export const halfTheTime: Change = {
  id: "half-the-time",
  about: (call) =>
    call.timeoutMs === undefined
      ? `It had no deadline and took ${duration(took(call))}. The same again, with a deadline of half of that: ${duration(halfOf(call))}.`
      : `The same again, with a deadline of ${duration(halfOf(call))} in the place of ${duration(call.timeoutMs)}.`,
  blocked: () => undefined,
  run: (finished, { start }) => {
    const call = start({
      protocol: finished.protocol,
      method: finished.method,
      request: messagesOf(finished).first,
      timeoutMs: halfOf(finished),
    });
    sendAgain(call, finished, { faithful: true });
    return Promise.resolve(call);
  },
  because: (before, after) => {
    const half = halfOf(before);
    if (after.name === "DEADLINE_EXCEEDED") {
      return `The ${duration(half)} were over before the status came. The client gave up, and what the server had done by then was for nothing; messages that had come stay valid.`;
    }
    const when = after.at < half ? "before the deadline" : "just as the deadline passed";
    return `It was over in ${duration(after.at)}, ${when}. A deadline changes nothing for a call that keeps it; calls differ in how long they take, so try it again or with less.`;
  },
};
