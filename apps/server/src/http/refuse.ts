import type { ConnectError } from "@connectrpc/connect";
import * as connect from "@connectrpc/connect/protocol-connect";
import { setTrailerStatus } from "@connectrpc/connect/protocol-grpc";
import { encodeEnvelope } from "@connectrpc/connect/protocol";
import type { FastifyReply, FastifyRequest } from "fastify";

/**
 * Answers a request with an error that its sender can read: in the form of its
 * RPC protocol when it is a call (the content type says so), as a line of text
 * otherwise.
 *
 * @param status The HTTP status where the protocol leaves it free.
 */
export function refuse(
  request: FastifyRequest,
  reply: FastifyReply,
  status: number,
  error: ConnectError,
): FastifyReply {
  const type = request.headers["content-type"] ?? "";
  if (request.method === "POST" && type.startsWith("application/grpc")) {
    // "Trailers-Only": HTTP 200, the status among the headers.
    const trailers = new Headers();
    setTrailerStatus(trailers, error);
    return reply.code(200).headers(Object.fromEntries(trailers)).type(type).send();
  }
  if (request.method === "POST" && type.startsWith("application/connect+")) {
    // A stream's errors are in its last envelope; HTTP 200 as well.
    const end = connect.endStreamToJson(new Headers(), error, undefined);
    return reply
      .code(200)
      .type(type)
      .send(Buffer.from(encodeEnvelope(connect.endStreamFlag, Buffer.from(JSON.stringify(end)))));
  }
  const isUnaryCall = /^application\/(json|proto) *(;|$)/iu.test(type);
  if (request.method === "POST" && isUnaryCall) {
    return reply
      .code(connect.codeToHttpStatus(error.code))
      .type("application/json")
      .send(Buffer.from(connect.errorToJsonBytes(error, undefined)));
  }
  return reply.code(status).type("text/plain; charset=utf-8").send(`${error.rawMessage}\n`);
}
