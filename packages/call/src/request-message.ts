import { clone, create, isMessage, toBinary } from "@bufbuild/protobuf";
import type { DescMessage, DescMethod, Message } from "@bufbuild/protobuf";
import { Code, ConnectError } from "@connectrpc/connect";

/** A message of the method's input type, or the fields to make one from. */
export type RequestMessage = Message | Record<string, unknown>;

/** A request that belongs to the call: its sender may change theirs, and the log stays true. */
export interface OwnRequest {
  readonly message: Message;
  /** Bytes of its protobuf form. */
  readonly size: number;
}

/** Copies and measures a request. Throws a ConnectError (INVALID_ARGUMENT) for one that does not encode. */
export function ownRequest(method: DescMethod, request: RequestMessage = {}): OwnRequest {
  const { input } = method;
  try {
    const message = isMessage(request) ? copied(input, request) : create(input, request);
    return { message, size: toBinary(input, message).byteLength };
  } catch (reason) {
    throw ConnectError.from(reason, Code.InvalidArgument);
  }
}

function copied(input: DescMessage, request: Message): Message {
  if (request.$typeName === input.typeName) return clone(input, request);
  throw new TypeError(`the method takes ${input.typeName}, not ${request.$typeName}`);
}
