import { create } from "@bufbuild/protobuf";
import { Code, ConnectError } from "@connectrpc/connect";
import { Greeter, HelloReplySchema, type HelloRequest } from "@grpc-playground/gen/greet_pb";
import { labKey } from "../lab/lab-settings.ts";
import { wait } from "../lab/wait.ts";
import { defineService } from "./service.ts";

const parrotRepeats = 3;
const parrotPauseMs = 1000;
/** What a chatty client may say in one call, in bytes or so: the answer holds all of it. */
const chattyMaxBytes = 16 * 1024 * 1024;
/** What a hello takes that says nothing. */
const helloBytes = 8;

/** All four RPC types in one service. */
export const greeter = defineService(Greeter, {
  sayHello(request) {
    return { message: sentence(request) };
  },

  async *parrotSaysHello(request, context) {
    const { count = parrotRepeats, delayMs } = context.values.get(labKey);
    // One message for all of them: a long stream should not build it each time.
    const reply = create(HelloReplySchema, { message: sentence(request) });
    for (let said = 0; said < count; said++) {
      // The lab does the waiting when it was asked to.
      if (said > 0 && delayMs === undefined) await wait(parrotPauseMs, context.signal);
      yield reply;
    }
  },

  async chattyClientSaysHello(requests) {
    const heard: HelloRequest[] = [];
    let bytes = 0;
    for await (const request of requests) {
      bytes += helloBytes + request.name.length + request.greeting.length;
      if (bytes > chattyMaxBytes) {
        throw new ConnectError(
          `the answer would hold more than ${chattyMaxBytes} bytes of hellos, ` +
            `the most for one call; half-close earlier`,
          Code.ResourceExhausted,
        );
      }
      heard.push(request);
    }
    const hellos = heard.length === 1 ? "1 hello" : `${heard.length} hellos`;
    return { message: `You said ${hellos}, and here they are.`, request: heard };
  },

  async *interactingHello(requests, context) {
    const { count = 1 } = context.values.get(labKey);
    for await (const request of requests) {
      const reply = create(HelloReplySchema, { message: sentence(request) });
      for (let said = 0; said < count; said++) yield reply;
    }
  },
});

function sentence(request: HelloRequest): string {
  return `${request.greeting} ${request.name}`;
}
