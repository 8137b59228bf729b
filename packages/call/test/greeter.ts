import { Code, ConnectError, createConnectRouter } from "@connectrpc/connect";
import type { HandlerContext, Interceptor, ServiceImpl, Transport } from "@connectrpc/connect";
import type {
  CommonTransportOptions,
  UniversalClientFn,
  UniversalHandler,
} from "@connectrpc/connect/protocol";
import { createTransport as createConnect } from "@connectrpc/connect/protocol-connect";
import { createTransport as createGrpc } from "@connectrpc/connect/protocol-grpc";
import { createTransport as createGrpcWeb } from "@connectrpc/connect/protocol-grpc-web";
import { Greeter } from "@grpc-playground/gen/greet_pb";
import type { HelloRequest } from "@grpc-playground/gen/greet_pb";
import type { CallLog } from "../src/index.ts";

export const protocols = ["grpc", "grpc-web", "connect", "connect-json"] as const;
export type TestProtocol = (typeof protocols)[number];

const makers = {
  grpc: createGrpc,
  "grpc-web": createGrpcWeb,
  connect: createConnect,
  "connect-json": createConnect,
};

async function* nothing(): AsyncGenerator<Uint8Array<ArrayBuffer>> {}

/** A body that ends with the abort's reason; unlike `for await`, also while it waits. */
async function* readUntil<T>(aborted: Promise<never>, body: AsyncIterable<T>): AsyncGenerator<T> {
  const iterator = body[Symbol.asyncIterator]();
  for (;;) {
    const next = await Promise.race([aborted, iterator.next()]);
    if (next.done === true) return;
    yield next.value;
  }
}

/**
 * An HTTP exchange as a function call. (Connect's own copies the trailers
 * before the body has run, so a gRPC stream could not fail in its middle.)
 */
function direct(handlers: readonly UniversalHandler[]): UniversalClientFn {
  return async (request) => {
    const path = new URL(request.url).pathname;
    const handler = handlers.find((each) => each.requestPath === path);
    if (handler === undefined) throw new ConnectError(`no ${path}`, Code.Unimplemented);
    const signal = request.signal ?? new AbortController().signal;
    const aborted = new Promise<never>((_resolve, reject) => {
      signal.addEventListener("abort", () => reject(signal.reason));
    });
    aborted.catch(() => undefined);
    const response = await Promise.race([
      aborted,
      handler({ ...request, body: request.body ?? nothing(), httpVersion: "2.0", signal }),
    ]);
    return {
      status: response.status,
      header: new Headers(response.header),
      body: readUntil(aborted, response.body ?? nothing()),
      trailer: response.trailer ?? new Headers(),
    };
  };
}

/** A real transport of the protocol, whose network is a function call. */
export function inMemory(
  protocol: TestProtocol,
  implementation: Partial<ServiceImpl<typeof Greeter>>,
  interceptors: Interceptor[] = [],
): Transport {
  const router = createConnectRouter().service(Greeter, implementation);
  const options: CommonTransportOptions = {
    httpClient: direct(router.handlers),
    baseUrl: "https://in-memory",
    useBinaryFormat: protocol !== "connect-json",
    interceptors,
    acceptCompression: [],
    sendCompression: null,
    compressMinBytes: Number.MAX_SAFE_INTEGER,
    readMaxBytes: Number.MAX_SAFE_INTEGER,
    writeMaxBytes: Number.MAX_SAFE_INTEGER,
  };
  return makers[protocol](options);
}

const hello = (request: HelloRequest) => ({ message: `${request.greeting} ${request.name}` });

function setMetadata(context: HandlerContext): void {
  context.responseHeader.set("x-served-by", "greeter");
  context.responseTrailer.set("x-cost", "7");
}

/** Greets in all four ways; a name of "fail" fails after what was said so far. */
export const greeter: ServiceImpl<typeof Greeter> = {
  sayHello(request, context) {
    setMetadata(context);
    if (request.name === "fail") throw failure();
    return hello(request);
  },
  async *parrotSaysHello(request, context) {
    setMetadata(context);
    yield hello(request);
    yield hello(request);
    if (request.name === "fail") throw failure();
    yield hello(request);
  },
  async chattyClientSaysHello(requests, context) {
    setMetadata(context);
    const request: HelloRequest[] = [];
    for await (const each of requests) request.push(each);
    return { message: `heard ${request.length}`, request };
  },
  async *interactingHello(requests, context) {
    setMetadata(context);
    for await (const request of requests) {
      if (request.name === "fail") throw failure();
      yield hello(request);
    }
  },
};

/** NOT_FOUND with metadata of its own. */
export function failure(): ConnectError {
  return new ConnectError("no such bird", Code.NotFound, { "x-reason": "flown" });
}

/** The kinds of a log's events, in order; messages with their number. */
export function kinds(log: CallLog): string[] {
  const list: string[] = [];
  for (let index = 0; index < log.events.length; index += 1) {
    const event = log.events.at(index);
    if (event === undefined) continue;
    list.push("index" in event ? `${event.kind} ${event.index}` : event.kind);
  }
  return list;
}

/** Resolves when `ready` holds, looking after each event of the log. */
export function until(log: CallLog, ready: () => boolean): Promise<void> {
  return new Promise((resolve) => {
    const check = () => {
      if (!ready()) return;
      stop();
      resolve();
    };
    const stop = log.subscribe(check);
    check();
  });
}
