import { Code, ConnectError } from "@connectrpc/connect";
import type { Metadata, ServerInterceptingCallInterface } from "@grpc/grpc-js";
import { toCallError } from "../logging/outcome.ts";
import { UnaryCallRequest } from "./call-request.ts";
import type { UnaryHandler } from "./method-handler.ts";
import { OpenCall, type CallScope } from "./open-call.ts";

/**
 * A unary call of grpc-js that a Connect handler answers.
 *
 * The answer and its status leave in one turn of the event loop, and so in one
 * packet: grpc-js's own unary handler waits in between.
 */
export class UnaryCall extends OpenCall {
  readonly handler: UnaryHandler;
  #metadata: Metadata | undefined;
  #bytes: Buffer | undefined;

  constructor(handler: UnaryHandler, call: ServerInterceptingCallInterface, scope: CallScope) {
    super(call, scope);
    this.handler = handler;
  }

  protected begin(metadata: Metadata): void {
    this.#metadata = metadata;
    this.call.startRead();
  }

  onReceiveMessage(bytes: Buffer): void {
    if (this.#bytes !== undefined) {
      this.fail(wrongCount("a second came"));
      return;
    }
    this.#bytes = bytes;
    this.call.startRead();
  }

  onReceiveHalfClose(): void {
    if (this.#metadata === undefined || this.#bytes === undefined) {
      this.fail(wrongCount("none came"));
    } else {
      void this.#answer(this.#metadata, this.#bytes);
    }
  }

  async #answer(metadata: Metadata, bytes: Buffer): Promise<void> {
    const { handler } = this;
    try {
      const message = handler.parse(bytes);
      this.watched = true;
      const request = new UnaryCallRequest(this, metadata, handler.method, message);
      const response = await handler.invoke(request);
      this.watched = false;
      if (this.over) return;
      if (response.stream) throw new TypeError(`${handler.path} is unary, and a stream came back`);
      this.send(handler.serialize(response.message), response.header, ignore);
      this.succeed(response.header, response.trailer);
    } catch (thrown) {
      this.fail(toCallError(thrown, this.signal));
    }
  }
}

function ignore(): void {}

function wrongCount(what: string): ConnectError {
  return new ConnectError(`a unary call has one request, and ${what}`, Code.Unimplemented);
}
