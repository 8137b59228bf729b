import { fromBinary, toBinary } from "@bufbuild/protobuf";
import type { UnaryRequest } from "@connectrpc/connect";
import type { KeptHeaders } from "../contract.ts";
import type { Recipe } from "../recipe.ts";

const most = 100;
/** Replies to requests that differ in these are written differently (HTTP's `vary`). */
const vary = ["content-type", "accept-encoding", "grpc-accept-encoding"];

/**
 * Keeps the replies of unary calls by method and request. A request that it
 * knows is answered at once, and what stands within never hears of it: not the
 * service, and not an interceptor that would have asked who is calling.
 */
export const caching: Recipe =
  ({ note, state: { replies } }) =>
  (next) =>
  async (request) => {
    if (request.stream) {
      note("streams are not kept");
      return next(request);
    }
    const { method, service } = request;
    const key = keyOf(request);
    const kept = replies.get(key);
    if (kept !== undefined) {
      note("answered from the cache");
      return {
        stream: false,
        service,
        method,
        header: headersOf(kept.header),
        message: fromBinary(method.output, kept.message),
        trailer: headersOf(kept.trailer),
      };
    }

    note("not in the cache");
    const response = await next(request);
    if (!response.stream) {
      const { header, trailer } = response;
      const message = toBinary(method.output, response.message);
      replies.set(key, { message, header: [...header], trailer: [...trailer] });
      const [oldest] = replies.keys();
      if (replies.size > most && oldest !== undefined) replies.delete(oldest);
      note("kept the reply");
    }
    return response;
  };

function keyOf({ service, method, message, header }: UnaryRequest): string {
  const bytes = toBinary(method.input, message);
  return [service.typeName, method.name, bytes, ...vary.map((name) => header.get(name))].join(" ");
}

function headersOf(kept: KeptHeaders): Headers {
  return new Headers(kept.map(([name, value]) => [name, value]));
}
