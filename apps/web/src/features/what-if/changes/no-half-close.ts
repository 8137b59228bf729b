import type { Change } from "./change.ts";
import { messagesOf, sendAgain } from "./send-again.ts";

/** How long the changed call waits for what will not come, in ms. */
const patienceMs = 2_000;

export const noHalfClose: Change = {
  id: "no-half-close",
  about: () =>
    `The same messages, and no half-close after them. A deadline of ${patienceMs / 1000} s ends it, since nothing else might.`,
  blocked: () => undefined,
  run: (finished, { start }) => {
    const { method } = finished;
    const call = start({
      // Over HTTP/1.1 the end of the body is the half-close: only HTTP/2 can leave it out.
      protocol: "grpc",
      // Only a client that streams can keep its half open. The path is the same, and the server reads no more than that.
      method: { ...method, methodKind: "bidi_streaming" },
      request: messagesOf(finished).first,
      timeoutMs: patienceMs,
    });
    sendAgain(call, finished, { halfClose: false });
    return Promise.resolve(call);
  },
  because: (before, after) => {
    if (after.name === "DEADLINE_EXCEEDED") {
      return after.received > 0
        ? `Replies came all the same, for the server answers each message as it comes. But it could not know that there would be no more, so it waited until the deadline.`
        : `The server waited for the end of the requests, which is what the half-close is, and answered nothing. Without the deadline both would wait still.`;
    }
    if (after.code === 0) {
      return before.method.methodKind === "unary" || before.method.methodKind === "server_streaming"
        ? "The server takes one request in a call of this type and did not wait for more. Others do wait for the half-close, and the specification has the client send it."
        : "The server ended the call by itself, without waiting for the client's half-close. It may do that at any time.";
    }
    return "The server ended the call by itself before the deadline.";
  },
};
