import { fromBinary, toBinary } from "@bufbuild/protobuf";
import { base64Encode } from "@bufbuild/protobuf/wire";
import type { UnaryRequest } from "@connectrpc/connect";
import type { KeptHeaders } from "../contract.ts";
import type { Recipe } from "../recipe.ts";
import { keep } from "./kept-replies.ts";

/** Replies to requests that differ in these are written differently (HTTP's `vary`). */
const vary = ["content-type", "accept-encoding", "grpc-accept-encoding"];

/**
 * Keeps the replies of unary calls by server, method and request. A request that it
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
      const isKept = keep(replies, key, { message, header: [...header], trailer: [...trailer] });
      note(isKept ? "kept the reply" : "too large to be kept");
    }
    return response;
  };

/** The URL is that of the method, at the server that is called: another may answer otherwise. */
function keyOf({ url, method, message, header }: UnaryRequest): string {
  const bytes = base64Encode(toBinary(method.input, message));
  return [url, bytes, ...vary.map((name) => header.get(name))].join(" ");
}

function headersOf(kept: KeptHeaders): Headers {
  return new Headers(kept.map(([name, value]) => [name, value]));
}
