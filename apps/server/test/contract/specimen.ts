import { Code, ConnectError, type HandlerContext } from "@connectrpc/connect";
import { Greeter, type HelloRequest } from "@grpc-playground/gen/greet_pb";
import { ErrorInfoSchema } from "@grpc-playground/gen/google/rpc/error_details_pb";
import { defineService, type PlaygroundService } from "../../src/services/index.ts";

/** A Greeter that shows what a transport carries, and tells what it saw of its calls. */
export interface Specimen {
  readonly service: PlaygroundService;
  /** Settles when a call of it was aborted, with the reason it was given. */
  readonly aborted: Promise<unknown>;
  /** Settles when a handler that was told to wait waits. */
  readonly waiting: Promise<void>;
}

/** What `name` asks for: an error, to wait until the call is over, or that many messages. */
export const ask = { fail: "fail", wait: "wait", early: "early", count: (n: number) => `${n}` };

/** The error that `fail` gets. */
export function specimenError(): ConnectError {
  const metadata = { "x-why": "asked" };
  const value = { reason: "ASKED", domain: "test", metadata: { ünïcode: "✓" } };
  const message = "as asked: 100% — naïve ✓\nand a second line";
  return new ConnectError(message, Code.ResourceExhausted, metadata, [
    { desc: ErrorInfoSchema, value },
  ]);
}

export function createSpecimen(): Specimen {
  const aborted = Promise.withResolvers<unknown>();
  const waiting = Promise.withResolvers<void>();

  function meet(context: HandlerContext): void {
    const asked = context.requestHeader.get("x-ask");
    if (asked !== null) context.responseHeader.set("x-told", asked);
    const binary = context.requestHeader.get("x-ask-bin");
    if (binary !== null) context.responseHeader.set("x-told-bin", binary);
    context.responseTrailer.set("x-goodbye", "see you");
    context.signal.addEventListener("abort", () => aborted.resolve(context.signal.reason));
  }

  function until({ signal }: HandlerContext): Promise<never> {
    waiting.resolve();
    return new Promise((_, reject) => {
      signal.addEventListener("abort", () => reject(signal.reason));
    });
  }

  async function obey({ name }: HelloRequest, context: HandlerContext): Promise<void> {
    if (name === ask.fail) throw specimenError();
    if (name === ask.wait) await until(context);
  }

  const service = defineService(Greeter, {
    async sayHello(request, context) {
      meet(context);
      await obey(request, context);
      return { message: `${request.greeting} ${request.name}` };
    },
    async *parrotSaysHello(request, context) {
      meet(context);
      const count = Number(request.greeting);
      for (let index = 0; index < count; index++) {
        yield { message: `${index} ${request.name}` };
      }
      await obey(request, context);
    },
    async chattyClientSaysHello(requests, context) {
      meet(context);
      const heard: HelloRequest[] = [];
      for await (const request of requests) {
        if (request.name === ask.early) return { message: "enough", request: heard };
        await obey(request, context);
        heard.push(request);
      }
      return { message: `${heard.length}`, request: heard };
    },
    async *interactingHello(requests, context) {
      meet(context);
      for await (const request of requests) {
        if (request.name === ask.early) return;
        await obey(request, context);
        yield { message: `${request.greeting} ${request.name}` };
      }
      yield { message: "goodbye" };
    },
  });
  return { service, aborted: aborted.promise, waiting: waiting.promise };
}
