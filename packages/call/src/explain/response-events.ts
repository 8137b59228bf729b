import type { MessageReceivedEvent, ResponseHeadersEvent, TrailersEvent } from "../events.ts";
import type { ExplainContext, Explanation } from "./context.ts";
import { bytes, count, ordinal } from "./wording.ts";

export function explainResponseHeaders(
  event: ResponseHeadersEvent,
  { protocol, rpcType }: ExplainContext,
): Explanation {
  const what = count(event.headers.length, "header");
  const sentence = {
    grpc: `The server began its answer with an HTTP/2 HEADERS frame (${what}); an HTTP status of 200 in it says only that the call was taken, and whether it went well comes at the end, in the trailers.`,
    "grpc-web": `The server began its answer with the headers of an HTTP response (${what}); whether the call went well comes at the end, in the body, because a browser cannot read real trailers.`,
    connect:
      rpcType === "unary"
        ? `The server answered with the headers of an HTTP response (${what}); in a unary Connect call the HTTP status itself tells whether it went well.`
        : `The server began its answer with the headers of an HTTP response (${what}); whether the call went well comes in the last part of the body.`,
  }[protocol];
  return { title: "Response headers received", sentence, concept: "headers" };
}

export function explainMessageReceived(
  event: MessageReceivedEvent,
  context: ExplainContext,
): Explanation {
  const { protocol, rpcType, halfClosed, json } = context;
  const streams = rpcType === "server_streaming" || rpcType === "bidi_streaming";
  const size = `${bytes(event.size)} as protobuf${json ? ", sent as JSON" : ""}`;
  const wrapped =
    protocol === "grpc"
      ? "in HTTP/2 DATA frames"
      : protocol === "connect" && rpcType === "unary"
        ? "as the whole body of the response"
        : "in the body of the response";
  if (!streams) {
    const why =
      rpcType === "unary"
        ? "a unary call has exactly one reply"
        : halfClosed
          ? "you had half-closed, so the server could answer for all of your messages"
          : "the server did not wait for your half-close, which it need not";
    return {
      title: "Reply received",
      sentence: `The reply arrived ${wrapped} (${size}): ${why}.`,
      concept: "messages",
    };
  }
  const why =
    rpcType === "server_streaming"
      ? "the server sends each reply as soon as it has it, and you need not ask again"
      : halfClosed
        ? "you have half-closed, and the server is still free to answer"
        : "both directions are open, and neither waits for the other";
  return {
    title: `Message ${event.index + 1} received`,
    sentence: `The server's ${ordinal(event.index + 1)} message arrived ${wrapped} (${size}): ${why}.`,
    concept: "messages",
  };
}

export function explainTrailers(
  event: TrailersEvent,
  { protocol, rpcType }: ExplainContext,
): Explanation {
  const what = count(event.trailers.length, "entry", "entries");
  if (event.trailersOnly === true) {
    return {
      title: "Trailers only",
      sentence: `The whole answer was one block of headers (${what}) with the status in it and no message: the server ended the call before it began to answer, which gRPC calls Trailers-Only.`,
      concept: "trailers",
    };
  }
  const sentence = {
    grpc: `The server sent its trailers (${what}): a last HTTP/2 HEADERS frame, with END_STREAM set, whose grpc-status says how the call went, because a server knows that only when it is done.`,
    "grpc-web": `The trailers arrived (${what}) as the last part of the body, behind a prefix whose highest bit is set, because a browser cannot read real HTTP trailers.`,
    connect:
      rpcType === "unary"
        ? `The server's trailing metadata arrived (${what}): a unary Connect call carries it as HTTP headers whose names begin with trailer-.`
        : `The server's trailing metadata arrived (${what}) in the end-of-stream message, a last part of the body that holds JSON.`,
  }[protocol];
  return { title: "Trailers received", sentence, concept: "trailers" };
}
