import type { Call } from "@grpc-playground/call";
import type { Change } from "./change.ts";
import { messagesOf, sendAgain } from "./send-again.ts";

/** How long the server is made to wait before each reply, in ms, so that there is something to kill. */
const delayMs = 400;

/** Resolves when the first reply has come, or half of the wait for it is over, or the call. */
function midway(call: Call, streamsReplies: boolean): Promise<void> {
  return new Promise((resolve) => {
    const leave = call.log.subscribe(look);
    let timer: ReturnType<typeof setTimeout> | undefined;
    function end() {
      clearTimeout(timer);
      leave();
      resolve();
    }
    function look() {
      const { log } = call;
      if (log.ended || (streamsReplies && log.counters.received > 0)) return end();
      // The one reply of such a call must not have come yet.
      if (!streamsReplies && log.counters.sent > 0) timer ??= setTimeout(end, delayMs / 2);
    }
    look();
  });
}

export const serverKilled: Change = {
  id: "server-killed",
  about: () =>
    `The same again to another server of the playground, which waits ${delayMs} ms before each reply and is killed in the middle of the call, as by a crash.`,
  blocked: (_, { victim }) =>
    victim === undefined
      ? "Only a server of the playground's own is killed from here. End yours by hand, and send again."
      : undefined,
  run: async (finished, { start, victim, signal }) => {
    if (victim === undefined) throw new Error("There is no server that may be killed.");
    const server = await victim();
    signal.throwIfAborted();
    const { method } = finished;
    const call = start({
      // It has no page, so that nothing but gRPC reaches it.
      protocol: "grpc",
      method,
      request: messagesOf(finished).first,
      timeoutMs: finished.timeoutMs,
      headers: { "x-lab-delay": `${delayMs}ms` },
      address: server.address,
    });
    sendAgain(call, finished);
    const streams =
      method.methodKind === "server_streaming" || method.methodKind === "bidi_streaming";
    void midway(call, streams)
      .then(() => (call.log.ended ? undefined : server.kill()))
      // A server that cannot be killed lets the call end as it did before, which is seen.
      .catch(() => undefined);
    return call;
  },
  because: (_, after) =>
    after.name === "UNAVAILABLE"
      ? `The connection was gone without a status, so the client made one itself: UNAVAILABLE${after.received > 0 ? ", after the replies that had come" : ""}. Nobody can tell whether the server had done the work: a retry is safe only if doing it twice is.`
      : "The call was over before the server was killed. Make it last longer with the lab, and try again.",
};
