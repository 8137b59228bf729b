import type { Message } from "@bufbuild/protobuf";
import { sendsStream, type Call } from "@grpc-playground/call";
import type { Finished } from "./change.ts";

/** A pause between two messages is kept up to here, in ms: the order is the point, not the waiting. */
const longestPause = 250;

/** The messages that are sent again at most; a longer stream shows nothing more. */
export const mostSent = 200;

/** The first message of a call, and those that follow, each with the pause before it. */
export function messagesOf({ sent }: Finished): {
  first: Message | undefined;
  rest: readonly { readonly message: Message; readonly pauseMs: number }[];
} {
  const [first, ...rest] = sent;
  return {
    first: first?.message,
    rest: rest.map(({ message, at }, place) => ({
      message,
      pauseMs: Math.max(0, at - (sent[place]?.at ?? at)),
    })),
  };
}

export interface SendAgain {
  /** Whether pauses last as long as they did. */
  readonly faithful?: boolean;
  readonly halfClose?: boolean;
}

/** Sends what a call sent after its first message, until the new call has ended; it does not wait for that. */
export function sendAgain(
  call: Call,
  finished: Finished,
  { faithful = false, halfClose = true }: SendAgain = {},
): void {
  if (!sendsStream(call.method.methodKind)) return;
  const go = async () => {
    for (const { message, pauseMs } of messagesOf(finished).rest) {
      await pause(faithful ? pauseMs : Math.min(pauseMs, longestPause), call);
      if (call.log.ended) return;
      await call.send(message);
    }
    if (halfClose) call.halfClose();
  };
  // A call that ends before it has taken everything says so in its status.
  void go().catch(() => undefined);
}

/** Some time, or less if the call ends in it. */
function pause(ms: number, call: Call): Promise<unknown> {
  if (ms === 0) return Promise.resolve();
  let timer: ReturnType<typeof setTimeout> | undefined;
  const over = new Promise<void>((resolve) => {
    timer = setTimeout(resolve, ms);
  });
  return Promise.race([over, call.done]).finally(() => clearTimeout(timer));
}
