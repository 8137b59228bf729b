import {
  type DescMethod,
  type DescMethodStreaming,
  type DescMethodUnary,
  fromJson,
  type JsonValue,
  type Message,
  type Registry,
  toJson,
} from "@bufbuild/protobuf";
import type { CallOptions, Transport } from "@connectrpc/connect";
import { createWritableIterable } from "@connectrpc/connect/protocol";

/** What a call needs to be made with descriptors alone. */
export interface Callee {
  readonly method: DescMethod;
  readonly registry: Registry;
  readonly transport: Transport;
}

/** What a unary call answered. */
export interface Reply {
  readonly message: JsonValue;
  readonly header: Headers;
  readonly trailer: Headers;
}

/** A streaming call under way, message by message. */
export interface LiveCall {
  /** Sends one message, and waits until it was taken. */
  send(request: JsonValue): Promise<void>;
  /** Says that no more will be sent. */
  halfClose(): void;
  /** Ends the call from this side. */
  cancel(): void;
  /** The next message; undefined when the call has ended well. Rejects with the call's error. */
  next(): Promise<JsonValue | undefined>;
  /** Every message that is still to come. */
  rest(): Promise<JsonValue[]>;
  /** The trailers, once the call has ended. */
  trailer(): Promise<Headers>;
}

function isUnary(method: DescMethod): method is DescMethodUnary {
  return method.methodKind === "unary";
}

/** Makes a unary call with a request in ProtoJSON. Rejects with the call's ConnectError. */
export async function unaryCall(
  { method, registry, transport }: Callee,
  request: JsonValue,
  options: CallOptions = {},
): Promise<Reply> {
  if (!isUnary(method)) throw new Error(`${method.toString()} is not unary`);
  const message = fromJson(method.input, request, { registry });
  const answer = await transport.unary(
    method,
    options.signal,
    options.timeoutMs,
    options.headers,
    message,
    options.contextValues,
  );
  const { header, trailer } = answer;
  return { message: toJson(method.output, answer.message, { registry }), header, trailer };
}

/** Opens a streaming call. Nothing is thrown here: `next` rejects with what went wrong. */
export function openCall(
  { method, registry, transport }: Callee,
  options: CallOptions = {},
): LiveCall {
  if (isUnary(method)) throw new Error(`${method.toString()} is unary`);
  const desc = method as DescMethodStreaming;
  const abort = new AbortController();
  const requests = createWritableIterable<Message>();
  const response = transport.stream(
    desc,
    abort.signal,
    options.timeoutMs,
    options.headers,
    requests,
    options.contextValues,
  );
  // Whoever asks for a message learns of a call that could not be opened.
  response.catch(() => {});
  let iterator: AsyncIterator<unknown> | undefined;

  async function next(): Promise<JsonValue | undefined> {
    iterator ??= (await response).message[Symbol.asyncIterator]();
    const { done, value } = (await iterator.next()) as IteratorResult<Message>;
    return done === true ? undefined : toJson(desc.output, value, { registry });
  }

  return {
    send: (request) => requests.write(fromJson(desc.input, request, { registry })),
    halfClose: () => requests.close(),
    cancel: () => abort.abort(),
    next,
    async rest() {
      const messages: JsonValue[] = [];
      for (let message = await next(); message !== undefined; message = await next()) {
        messages.push(message);
      }
      return messages;
    },
    trailer: async () => (await response).trailer,
  };
}
