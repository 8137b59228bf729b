import { Code, ConnectError } from "@connectrpc/connect";
import type { Metadata, ServerInterceptingCallInterface } from "@grpc/grpc-js";
import { toCallError } from "../logging/outcome.ts";
import type { UnaryHandler } from "./method-handler.ts";
import { OpenCall, type CallScope } from "./open-call.ts";

/**
 * Runs a unary call of grpc-js through a Connect handler.
 *
 * The answer and its status leave in one turn of the event loop, and so in one
 * packet: grpc-js's own unary handler waits in between.
 */
export function runUnary(
  handler: UnaryHandler,
  call: ServerInterceptingCallInterface,
  scope: CallScope,
): void {
  const open = new OpenCall(call, handler.method, scope);
  let metadata: Metadata | undefined;
  let bytes: Buffer | undefined;

  call.start({
    onReceiveMetadata(received) {
      metadata = received;
      if (open.admit()) call.startRead();
    },
    onReceiveMessage(message: Buffer) {
      if (bytes === undefined) {
        bytes = message;
        call.startRead();
      } else {
        open.fail(wrongCount("a second came"));
      }
    },
    onReceiveHalfClose() {
      if (bytes === undefined || metadata === undefined) open.fail(wrongCount("none came"));
      else void answer(handler, open, metadata, bytes);
    },
    onCancel: () => open.cancelled(),
  });
}

async function answer(
  handler: UnaryHandler,
  open: OpenCall,
  metadata: Metadata,
  bytes: Buffer,
): Promise<void> {
  try {
    const message = handler.parse(bytes);
    open.watched = true;
    const { method } = handler;
    const common = open.request(metadata);
    const response = await handler.invoke({ stream: false, method, message, ...common });
    open.watched = false;
    if (open.over) return;
    if (response.stream) throw new TypeError(`${handler.path} is unary, and a stream came back`);
    open.send(handler.serialize(response.message), response.header, ignore);
    open.succeed(response.header, response.trailer);
  } catch (thrown) {
    open.fail(toCallError(thrown, open.signal));
  }
}

function ignore(): void {}

function wrongCount(what: string): ConnectError {
  return new ConnectError(`a unary call has one request, and ${what}`, Code.Unimplemented);
}
