import {
  ServerInterceptingCall,
  type ServerInterceptingCallInterface,
  type ServerInterceptor,
} from "@grpc/grpc-js";
import type { MethodHandler } from "./method-handler.ts";
import type { CallScope } from "./open-call.ts";
import { StreamCall } from "./stream-call.ts";
import { UnaryCall } from "./unary-call.ts";

/**
 * A grpc-js interceptor that takes every call over before grpc-js's own method
 * handlers see it: what starts is one of ours, on the call itself.
 *
 * @param handlers by path, one for each method that is registered
 */
export function takeOver(
  handlers: ReadonlyMap<string, MethodHandler>,
  scope: CallScope,
): ServerInterceptor {
  return ({ path }, call) => {
    const handler = handlers.get(path);
    if (handler === undefined) throw new Error(`${path} is registered and has no handler`);
    return new TakenCall(handler, call, scope);
  };
}

class TakenCall extends ServerInterceptingCall {
  readonly #handler: MethodHandler;
  readonly #call: ServerInterceptingCallInterface;
  readonly #scope: CallScope;

  constructor(handler: MethodHandler, call: ServerInterceptingCallInterface, scope: CallScope) {
    super(call);
    this.#handler = handler;
    this.#call = call;
    this.#scope = scope;
  }

  override start(): void {
    const handler = this.#handler;
    this.#call.start(
      handler.kind === "unary"
        ? new UnaryCall(handler, this.#call, this.#scope)
        : new StreamCall(handler, this.#call, this.#scope),
    );
  }
}
