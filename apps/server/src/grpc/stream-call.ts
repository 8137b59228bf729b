import type { Message } from "@bufbuild/protobuf";
import type { ConnectError } from "@connectrpc/connect";
import type { Metadata, ServerInterceptingCallInterface } from "@grpc/grpc-js";
import { toCallError } from "../logging/outcome.ts";
import { StreamCallRequest } from "./call-request.ts";
import type { StreamHandler } from "./method-handler.ts";
import { OpenCall, type CallScope } from "./open-call.ts";
import { createRequestStream } from "./request-stream.ts";
import { createResponseWindow } from "./response-window.ts";

/**
 * A streaming call of grpc-js, of any of the three kinds, that a Connect
 * handler answers. Requests are read as the handler asks for them; responses
 * are written as fast as the client takes them, and no faster.
 */
export class StreamCall extends OpenCall {
  readonly handler: StreamHandler;
  readonly #requests = createRequestStream<Message>(() => this.call.startRead());
  readonly #window = createResponseWindow();

  constructor(handler: StreamHandler, call: ServerInterceptingCallInterface, scope: CallScope) {
    super(call, scope);
    this.handler = handler;
  }

  protected begin(metadata: Metadata): void {
    void this.#answer(metadata);
  }

  onReceiveMessage(bytes: Buffer): void {
    let message: Message;
    try {
      message = this.handler.parse(bytes);
    } catch (thrown) {
      this.fail(toCallError(thrown, this.signal));
      return;
    }
    this.#requests.push(message);
  }

  onReceiveHalfClose(): void {
    this.#requests.end();
  }

  protected override end(reason: ConnectError): void {
    super.end(reason);
    this.#requests.fail(reason);
    this.#window.release();
  }

  #write(message: Message, header: Headers): void {
    if (this.over) return;
    try {
      const bytes = this.handler.serialize(message);
      this.send(bytes, header, this.#window.taking(bytes.length));
    } catch (thrown) {
      // Before the handler's generator is told to stop, so that it, and the
      // log, learn why.
      this.fail(toCallError(thrown, this.signal));
    }
  }

  async #answer(metadata: Metadata): Promise<void> {
    const { handler } = this;
    this.watched = true;
    try {
      const request = new StreamCallRequest(this, metadata, handler.method, this.#requests);
      const response = await handler.invoke(request);
      if (!response.stream) {
        throw new TypeError(`${handler.path} is a stream, and no stream came back`);
      }
      // Leaving the loop early tells the handler's generator to clean up.
      for await (const message of response.message) {
        this.#write(message, response.header);
        if (this.#window.full()) await this.#window.drained();
        if (this.over) return;
      }
      this.succeed(response.header, response.trailer);
    } catch (thrown) {
      this.fail(toCallError(thrown, this.signal));
    }
  }
}
