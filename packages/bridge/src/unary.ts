import { create } from "@bufbuild/protobuf";
import type { DescMessage, DescMethodUnary, MessageShape } from "@bufbuild/protobuf";
import { Code, ConnectError, createContextValues } from "@connectrpc/connect";
import type { Transport, UnaryRequest, UnaryResponse } from "@connectrpc/connect";
import {
  createDeadlineSignal,
  createLinkedAbortController,
  createMethodSerializationLookup,
  createMethodUrl,
  runUnaryCall,
} from "@connectrpc/connect/protocol";
import type { CommonTransportOptions, Serialization } from "@connectrpc/connect/protocol";
import {
  headerGrpcStatus,
  requestHeaderWithCompression,
  validateResponseWithCompression,
  validateTrailer,
} from "@connectrpc/connect/protocol-grpc";
import { envelopeOf, readMessage } from "./envelope.ts";

/**
 * The unary half of Connect's gRPC transport, out of Connect's own parts but
 * for one: its pipeline of nine asynchronous generators, made for streams, took
 * a third of the time of a call. One message needs none of them. What goes over
 * the wire, and every error, is the same; test/unary.test.ts compares the two.
 *
 * For the binary format.
 */
export function createUnary(options: CommonTransportOptions): Transport["unary"] {
  const lookups = new WeakMap<DescMethodUnary, Serializations<DescMessage, DescMessage>>();

  function serializationsOf<I extends DescMessage, O extends DescMessage>(
    method: DescMethodUnary<I, O>,
  ): Serializations<I, O> {
    const known = lookups.get(method);
    // What was made for this method is of its types: a map cannot say so.
    if (known !== undefined) return known;
    const { binaryOptions, jsonOptions } = options;
    const lookup = createMethodSerializationLookup(method, binaryOptions, jsonOptions, options);
    const made = { input: lookup.getI(true), output: lookup.getO(true) };
    lookups.set(method, made as unknown as Serializations<DescMessage, DescMessage>);
    return made;
  }

  return async function unary(method, signal, timeout, header, message, contextValues) {
    const timeoutMs = timeoutOf(timeout, options.defaultTimeoutMs);
    const { input, output } = serializationsOf(method);
    const { interceptors } = options;
    const call: UnaryCall<typeof method.input, typeof method.output> = {
      request: {
        stream: false,
        service: method.parent,
        method,
        requestMethod: "POST",
        url: createMethodUrl(options.baseUrl, method),
        header: requestHeaderWithCompression(
          true,
          timeoutMs,
          header,
          options.acceptCompression,
          options.sendCompression,
        ),
        contextValues: contextValues ?? createContextValues(),
        message: create(method.input, message),
      },
      async next(request) {
        const response = await options.httpClient({
          url: request.url,
          method: "POST",
          header: request.header,
          signal: request.signal,
          body: oneChunk(() => envelopeOf(input.serialize(request.message), options)),
        });
        const { header: responseHeader, trailer } = response;
        const { headerError, compression } = validateResponseWithCompression(
          options.acceptCompression,
          response.status,
          responseHeader,
        );
        const bytes = await readMessage(response.body, options.readMaxBytes, compression);
        const answer = bytes === undefined ? undefined : output.parse(bytes);
        validateTrailer(trailer, responseHeader);
        return {
          stream: false,
          service: method.parent,
          method,
          header: responseHeader,
          message: answerOf(answer, headerError, trailer),
          trailer,
        };
      },
    };
    if (interceptors.length === 0) return runAlone(call, signal, timeoutMs);
    return runUnaryCall({
      interceptors,
      ...(signal === undefined ? {} : { signal }),
      ...(timeoutMs === undefined ? {} : { timeoutMs }),
      req: call.request,
      next: call.next,
    });
  };
}

/** The reason of a call's signal when the call has succeeded. Nobody looks at it. */
const over = new ConnectError("the call is over", Code.Canceled);

type UnaryFn<I extends DescMessage, O extends DescMessage> = (
  request: UnaryRequest<I, O>,
) => Promise<UnaryResponse<I, O>>;

interface UnaryCall<I extends DescMessage, O extends DescMessage> {
  readonly request: Omit<UnaryRequest<I, O>, "signal">;
  readonly next: UnaryFn<I, O>;
}

/**
 * What Connect's runUnaryCall does, for calls without interceptors. To end its
 * signal, that one makes an AbortError with a stack trace for every call, which
 * only an interceptor could see.
 */
async function runAlone<I extends DescMessage, O extends DescMessage>(
  { request, next }: UnaryCall<I, O>,
  signal: AbortSignal | undefined,
  timeoutMs: number | undefined,
): Promise<UnaryResponse<I, O>> {
  const deadline = createDeadlineSignal(timeoutMs);
  const controller = createLinkedAbortController(signal, deadline.signal);
  try {
    const response = await next({ ...request, signal: controller.signal });
    controller.abort(over);
    return response;
  } catch (reason) {
    // What aborted the call is why it failed, whatever was thrown for it.
    const error = controller.signal.aborted
      ? ConnectError.from(controller.signal.reason, Code.Canceled)
      : ConnectError.from(reason);
    controller.abort(error);
    throw error;
  } finally {
    deadline.cleanup();
  }
}

interface Serializations<I extends DescMessage, O extends DescMessage> {
  readonly input: Serialization<MessageShape<I>>;
  readonly output: Serialization<MessageShape<O>>;
}

/** As Connect has it: nothing said is the default, and zero or less is no deadline. */
function timeoutOf(asked: number | undefined, otherwise: number | undefined): number | undefined {
  if (asked === undefined) return otherwise;
  return asked <= 0 ? undefined : asked;
}

/** What `make` answers, once it is asked for: an error in it is the request's. */
function oneChunk(make: () => Uint8Array | Promise<Uint8Array>): AsyncIterable<Uint8Array> {
  let made = false;
  return {
    [Symbol.asyncIterator]: () => ({
      async next() {
        if (made) return { done: true, value: undefined };
        made = true;
        const value = make();
        return { done: false, value: value instanceof Promise ? await value : value };
      },
    }),
  };
}

function answerOf<T>(answer: T | undefined, error: ConnectError | undefined, trailer: Headers): T {
  if (answer === undefined) {
    // The headers were the trailers too ("Trailers-Only").
    if (error !== undefined) throw error;
    throw new ConnectError(
      "protocol error: missing output message for unary method",
      trailer.has(headerGrpcStatus) ? Code.Unimplemented : Code.Unknown,
    );
  }
  if (error !== undefined) {
    throw new ConnectError(
      "protocol error: received output message for unary method with error status",
      Code.Unknown,
    );
  }
  return answer;
}
