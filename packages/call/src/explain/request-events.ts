import type {
  HalfClosedEvent,
  MessageSentEvent,
  OpenedEvent,
  RequestHeadersEvent,
} from "../events.ts";
import type { ExplainContext, Explanation } from "./context.ts";
import { bytes, count, duration, ordinal } from "./wording.ts";

const callNames = {
  unary: "a unary call",
  server_streaming: "a server streaming call",
  client_streaming: "a client streaming call",
  bidi_streaming: "a bidirectional streaming call",
} as const;

const replies = {
  unary: "one request, one reply",
  server_streaming: "one request, any number of replies",
  client_streaming: "any number of requests, one reply",
  bidi_streaming: "any number of requests and replies, in any order",
} as const;

export function explainOpened(event: OpenedEvent): Explanation {
  return {
    title: "Call opened",
    sentence: `You opened ${callNames[event.rpcType]} to ${event.service}/${event.method} (${replies[event.rpcType]}); nothing has travelled yet.`,
    concept: "rpc-types",
  };
}

export function explainRequestHeaders(
  event: RequestHeadersEvent,
  { protocol, reached }: ExplainContext,
): Explanation {
  if (reached === false) {
    return {
      title: "Request headers ready",
      sentence:
        "The head of the request was handed to the bridge and never left it: no connection to the server came about, so no HEADERS frame was sent.",
      concept: "headers",
    };
  }
  const carrier = {
    grpc: "An HTTP/2 HEADERS frame went out: it opens a stream to the server, names the service and the method as a path, and carries your metadata",
    "grpc-web":
      "An HTTP POST went out, of a kind that a browser can make: it names the service and the method as its path, and carries your metadata",
    connect:
      "An ordinary HTTP POST went out, as any HTTP client could send it: it names the service and the method as its path, and carries your metadata",
  }[protocol];
  const header = protocol === "connect" ? "connect-timeout-ms" : "grpc-timeout";
  const deadline =
    event.timeoutMs === undefined
      ? "no deadline was set, so the call may take as long as it likes"
      : `${header} tells the server that you will wait for ${duration(event.timeoutMs)}`;
  return {
    title: "Request headers sent",
    sentence: `${carrier}; ${deadline}.`,
    concept: "headers",
  };
}

/** How a request message is wrapped. Connect's unary calls alone put it into the body as it is. */
function wrapping({ protocol, rpcType }: ExplainContext): string {
  if (protocol === "grpc") {
    return "in HTTP/2 DATA frames, behind a 5-byte prefix: one byte that says whether it is compressed, four that hold its length";
  }
  if (protocol === "connect" && rpcType === "unary") {
    return "as the whole body of the request, with no prefix";
  }
  return "in the body of the request, behind a 5-byte prefix: one byte of flags, four that hold its length";
}

export function explainMessageSent(event: MessageSentEvent, context: ExplainContext): Explanation {
  const { rpcType } = context;
  const streams = rpcType === "client_streaming" || rpcType === "bidi_streaming";
  if (context.reached === false) {
    return {
      title: streams ? `Message ${event.index + 1} not delivered` : "Request not delivered",
      sentence: `This message (${bytes(event.size)} as protobuf) was handed to the bridge and never left it, since no connection to the server came about.`,
      concept: "messages",
    };
  }
  const which = streams ? `Your ${ordinal(event.index + 1)} message` : "Your request";
  const more = {
    unary: "",
    server_streaming: "",
    client_streaming:
      "; the call stays open for more, and the server may wait until you half-close",
    bidi_streaming: "; the call stays open for more, and the server can answer at any time",
  }[rpcType];
  return {
    title: streams ? `Message ${event.index + 1} sent` : "Request sent",
    sentence: `${which} went out (${bytes(event.size)} as protobuf${context.json ? ", sent as JSON" : ""}) ${wrapping(context)}${more}.`,
    concept: "messages",
  };
}

export function explainHalfClosed(event: HalfClosedEvent, context: ExplainContext): Explanation {
  const { protocol, rpcType, reached } = context;
  if (reached === false) {
    return {
      title: "Half-closed",
      sentence:
        "The client had no more to say, and nobody heard it: no connection to the server came about.",
      concept: "half-close",
    };
  }
  const how =
    protocol === "grpc"
      ? "an END_STREAM flag closed your half of the HTTP/2 stream"
      : "the body of the request ended";
  const why = {
    unary: "a unary call has one request, so this came straight after it",
    server_streaming:
      "a server streaming call has one request, so this came straight after it, and now the server has the word",
    client_streaming: `after ${count(event.sent, "message")} you have no more to say, so the server can answer`,
    bidi_streaming: `after ${count(event.sent, "message")} you have no more to say, but the server can go on answering`,
  }[rpcType];
  return {
    title: "Half-closed",
    sentence: `The client half-closed: ${how}; ${why}.`,
    concept: "half-close",
  };
}
