import type { Message } from "@bufbuild/protobuf";
import type { Metadata, ServerInterceptingCallInterface } from "@grpc/grpc-js";
import { toCallError } from "../logging/outcome.ts";
import type { StreamHandler } from "./method-handler.ts";
import { OpenCall, type CallScope } from "./open-call.ts";
import { createRequestStream, type RequestStream } from "./request-stream.ts";
import { createResponseWindow } from "./response-window.ts";

/**
 * Runs a streaming call of grpc-js, of any of the three kinds, through a
 * Connect handler. Requests are read as the handler asks for them; responses
 * are written as fast as the client takes them, and no faster.
 */
export function runStream(
  handler: StreamHandler,
  call: ServerInterceptingCallInterface,
  scope: CallScope,
): void {
  const open = new OpenCall(call, handler.method, scope);
  const requests = createRequestStream<Message>(() => call.startRead());

  call.start({
    onReceiveMetadata(metadata) {
      if (open.admit()) void respond(handler, open, metadata, requests);
    },
    onReceiveMessage(bytes: Buffer) {
      let message: Message;
      try {
        message = handler.parse(bytes);
      } catch (thrown) {
        open.fail(toCallError(thrown, open.signal));
        return;
      }
      requests.push(message);
    },
    onReceiveHalfClose: () => requests.end(),
    onCancel: () => open.cancelled(),
  });
}

async function respond(
  handler: StreamHandler,
  open: OpenCall,
  metadata: Metadata,
  requests: RequestStream<Message>,
): Promise<void> {
  const window = createResponseWindow();
  open.onOver = () => {
    requests.fail(open.signal.reason);
    window.release();
  };
  open.watched = true;
  try {
    const { method } = handler;
    const common = open.request(metadata);
    const response = await handler.invoke({ stream: true, method, message: requests, ...common });
    if (!response.stream)
      throw new TypeError(`${handler.path} is a stream, and no stream came back`);
    // Leaving the loop early tells the handler's generator to clean up.
    for await (const message of response.message) {
      if (open.over) return;
      const bytes = handler.serialize(message);
      open.send(bytes, response.header, window.taking(bytes.length));
      if (window.full()) await window.drained();
      if (open.over) return;
    }
    open.succeed(response.header, response.trailer);
  } catch (thrown) {
    open.fail(toCallError(thrown, open.signal));
  }
}
