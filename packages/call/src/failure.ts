import { create, toBinary } from "@bufbuild/protobuf";
import { Code, ConnectError } from "@connectrpc/connect";
import type { ErrorDetail, Origin } from "./events.ts";

/** Why a call did not end well, before the log names it. */
export interface Failure {
  readonly code: number;
  readonly message: string;
  readonly details: readonly ErrorDetail[];
  readonly origin: Origin;
  /** Response headers and trailers in one, as Connect reports them. */
  readonly metadata: Headers;
}

/** What the browsers and Node say when no connection came about or it broke; each has its own words. */
const networkFailure =
  /failed to fetch|fetch failed|load failed|networkerror|network error|terminated/i;

/**
 * Reads what a transport threw. An error from the wire is the server's word;
 * any other was made on this side. A fetch that reached nobody is UNAVAILABLE,
 * as every gRPC client says it, and not Connect's UNKNOWN.
 */
export function readFailure(reason: unknown): Failure {
  const error = ConnectError.from(reason);
  const cause: unknown = error.cause ?? reason;
  const unreachable =
    error.code === Code.Unknown && cause instanceof TypeError && networkFailure.test(cause.message);
  return {
    code: unreachable ? Code.Unavailable : error.code,
    message: unreachable
      ? `no answer came from the server: it may have ended, or the network is down (${error.rawMessage})`
      : error.rawMessage,
    details: error.details.map(packed),
    origin: error.isWireError ? "server" : "client",
    metadata: error.metadata,
  };
}

function packed(detail: ConnectError["details"][number]): ErrorDetail {
  if ("desc" in detail) {
    const value = toBinary(detail.desc, create(detail.desc, detail.value));
    return { type: detail.desc.typeName, value };
  }
  return { type: detail.type, value: detail.value };
}
