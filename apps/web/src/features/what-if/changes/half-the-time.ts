import { duration } from "@grpc-playground/call";
import type { Change, Finished } from "./change.ts";
import { messagesOf, sendAgain } from "./send-again.ts";

/** Half of what the call was allowed; where it was allowed anything, half of what it took. */
function halfOf({ timeoutMs, status }: Finished): number {
  return Math.max(1, Math.floor((timeoutMs ?? status.at) / 2));
}

export const halfTheTime: Change = {
  id: "half-the-time",
  title: "it had half the time",
  about: (call) =>
    call.timeoutMs === undefined
      ? `It had no deadline and took ${duration(call.status.at)}. The same again, with a deadline of half of that: ${duration(halfOf(call))}.`
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
  because: (before, after) =>
    after.name === "DEADLINE_EXCEEDED"
      ? `The ${duration(halfOf(before))} were over before the status came. The client gave up, and what the server had done by then was for nothing; messages that had come stay valid.`
      : `It was over in ${duration(after.at)}, before the deadline. A deadline changes nothing for a call that keeps it; calls differ in how long they take, so try it again or with less.`,
};
