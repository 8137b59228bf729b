import type { Message } from "@bufbuild/protobuf";
import { ConnectError } from "@connectrpc/connect";
import type {
  StreamRequest,
  StreamResponse,
  UnaryRequest,
  UnaryResponse,
} from "@connectrpc/connect";

type Request = UnaryRequest | StreamRequest;
type Response = UnaryResponse | StreamResponse;

/** What can happen to a stream of messages as it passes. */
export interface Passing {
  readonly message?: (index: number) => void;
  /** The last message has passed. */
  readonly done?: () => void;
  readonly failed?: (error: ConnectError) => void;
  /** Whoever reads turned away before the end. */
  readonly left?: () => void;
}

/** The same messages; what happens to them is told. */
export async function* watched<M extends Message>(
  messages: AsyncIterable<M>,
  { message, done, failed, left }: Passing,
): AsyncGenerator<M> {
  let index = 0;
  let isOver = false;
  try {
    for await (const next of messages) {
      message?.(index++);
      yield next;
    }
    isOver = true;
    done?.();
  } catch (reason) {
    isOver = true;
    failed?.(ConnectError.from(reason));
    throw reason;
  } finally {
    if (!isOver) left?.();
  }
}

/** The same response; its end is told, which for a stream is that of its messages. */
export function whenOver(response: Response, passing: Passing): Response {
  if (response.stream) return { ...response, message: watched(response.message, passing) };
  passing.done?.();
  return response;
}

/** The same request, whose messages can be read several times. They are kept: for calls with one. */
export function keepingRequest(request: Request): Request {
  if (!request.stream) return request;
  const source = request.message[Symbol.asyncIterator]();
  const kept: Message[] = [];
  async function* again() {
    yield* kept;
    for (;;) {
      const next = await source.next();
      if (next.done === true) return;
      kept.push(next.value);
      yield next.value;
    }
  }
  return { ...request, message: { [Symbol.asyncIterator]: again } };
}

/** Waits until a stream of answers has begun, or has ended without a message: throws if it fails before. */
export async function upToFirstMessage(response: Response): Promise<Response> {
  if (!response.stream) return response;
  const source = response.message[Symbol.asyncIterator]();
  const first = await source.next();
  async function* all() {
    if (first.done === true) return;
    yield first.value;
    yield* { [Symbol.asyncIterator]: () => source };
  }
  return { ...response, message: all() };
}
