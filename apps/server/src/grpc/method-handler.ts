import {
  create,
  fromBinary,
  isMessage,
  toBinary,
  type DescMessage,
  type Message,
  type MessageInitShape,
  type MessageShape,
} from "@bufbuild/protobuf";
import {
  Code,
  ConnectError,
  type HandlerContext,
  type Interceptor,
  type MethodImplSpec,
  type StreamRequest,
  type StreamResponse,
  type UnaryRequest,
  type UnaryResponse,
} from "@connectrpc/connect";
import { CallContext } from "./call-request.ts";

/** A method's implementation inside its interceptors, ready to be called. */
export type MethodHandler = UnaryHandler | StreamHandler;

export interface UnaryHandler extends HandlerParts {
  readonly kind: "unary";
  readonly method: UnaryRequest["method"];
}

export interface StreamHandler extends HandlerParts {
  readonly kind: "stream";
  readonly method: StreamRequest["method"];
}

interface HandlerParts {
  /** `/package.Service/Method`, as HTTP/2 carries it. */
  readonly path: string;
  /** The implementation behind all of the interceptors, built once. */
  readonly invoke: ReturnType<Interceptor>;
  /** @throws ConnectError INTERNAL, as the gRPC status codes page has it for a request that does not parse */
  parse(bytes: Uint8Array): Message;
  /** @throws ConnectError INTERNAL */
  serialize(message: Message): Buffer;
}

/** Builds the chain of interceptors around one method's implementation. */
export function createMethodHandler(
  spec: MethodImplSpec,
  interceptors: readonly Interceptor[],
): MethodHandler {
  const { method } = spec;
  const innermost: ReturnType<Interceptor> = (request) =>
    request.stream ? invokeStream(spec, request) : invokeUnary(spec, request);
  const name = `${method.parent.typeName}/${method.name}`;
  const parts: HandlerParts = {
    path: `/${name}`,
    invoke: interceptors.reduceRight((next, interceptor) => interceptor(next), innermost),
    parse(bytes) {
      try {
        return fromBinary(method.input, bytes);
      } catch (cause) {
        throw new ConnectError(
          `the request of ${name} does not decode as ${method.input.typeName}: ${reasonOf(cause)}`,
          Code.Internal,
        );
      }
    },
    serialize(message) {
      try {
        const bytes = toBinary(method.output, message);
        return Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength);
      } catch (cause) {
        throw new ConnectError(
          `the response of ${name} does not encode as ${method.output.typeName}: ${reasonOf(cause)}`,
          Code.Internal,
          undefined,
          undefined,
          cause,
        );
      }
    },
  };
  return spec.kind === "unary"
    ? { kind: "unary", method: spec.method, ...parts }
    : { kind: "stream", method: spec.method, ...parts };
}

async function invokeUnary(spec: MethodImplSpec, request: UnaryRequest): Promise<UnaryResponse> {
  if (spec.kind !== "unary") throw new TypeError(`${spec.method.name} is not unary`);
  const context = new CallContext(request);
  const message = await spec.impl(request.message, context);
  return new UnaryAnswer(context, spec.method, complete(spec.method.output, message));
}

async function invokeStream(spec: MethodImplSpec, request: StreamRequest): Promise<StreamResponse> {
  const context = new CallContext(request);
  return {
    stream: true,
    service: request.service,
    method: request.method,
    header: context.responseHeader,
    trailer: context.responseTrailer,
    message: await responses(spec, request, context),
  };
}

class UnaryAnswer implements UnaryResponse {
  readonly stream = false;
  readonly service;
  readonly method;
  readonly header;
  readonly trailer;
  readonly message;

  constructor(context: HandlerContext, method: UnaryRequest["method"], message: Message) {
    this.service = context.service;
    this.method = method;
    this.header = context.responseHeader;
    this.trailer = context.responseTrailer;
    this.message = message;
  }
}

async function responses(
  spec: MethodImplSpec,
  request: StreamRequest,
  context: HandlerContext,
): Promise<AsyncIterable<Message>> {
  const { output } = spec.method;
  switch (spec.kind) {
    case "server_streaming":
      return completeAll(output, spec.impl(await single(request.message), context));
    case "bidi_streaming":
      return completeAll(output, spec.impl(request.message, context));
    case "client_streaming":
      return once(complete(output, await spec.impl(request.message, context)));
    default:
      throw new TypeError(`${spec.method.name} is unary`);
  }
}

/** The one request of a server-streaming call; anything else is UNIMPLEMENTED, as gRPC has it. */
async function single(requests: AsyncIterable<Message>): Promise<Message> {
  let only: Message | undefined;
  for await (const request of requests) {
    if (only !== undefined) {
      throw new ConnectError(
        "this method takes one request, and a second came",
        Code.Unimplemented,
      );
    }
    only = request;
  }
  if (only === undefined) {
    throw new ConnectError("this method takes one request, and none came", Code.Unimplemented);
  }
  return only;
}

function complete<D extends DescMessage>(desc: D, message: MessageInitShape<D>): MessageShape<D> {
  return isMessage(message, desc) ? message : create(desc, message);
}

/** Turns what a generator yields into whole messages, without a generator around it. */
function completeAll<D extends DescMessage>(
  desc: D,
  messages: AsyncIterable<MessageInitShape<D>>,
): AsyncIterable<MessageShape<D>> {
  function completed(result: IteratorResult<MessageInitShape<D>>) {
    return result.done === true
      ? { done: true as const, value: undefined }
      : { done: false as const, value: complete(desc, result.value) };
  }
  return {
    [Symbol.asyncIterator]() {
      const inner = messages[Symbol.asyncIterator]();
      return {
        next: () => inner.next().then(completed),
        async return() {
          await inner.return?.();
          return { done: true as const, value: undefined };
        },
      };
    },
  };
}

async function* once<T>(value: T): AsyncGenerator<T> {
  yield value;
}

function reasonOf(cause: unknown): string {
  return cause instanceof Error ? cause.message : String(cause);
}
