import type { Server } from "@grpc/grpc-js";
import type { IncomingHttpHeaders } from "node:http2";
import { http2ServersOf } from "./beneath.ts";

/** HTTP/2 streams whose client asked for compressed responses, and can read them. */
const takesGzip = new WeakSet<object>();

/**
 * Remembers which calls of a server may be answered with gzip. grpc-js takes
 * `grpc-accept-encoding` away before anybody sees it, so this listens to the
 * HTTP/2 server beneath it.
 *
 * @param server bound already
 */
export function noteAcceptedEncodings(server: Server): void {
  for (const http2Server of http2ServersOf(server)) {
    // Before grpc-js makes a call of the stream.
    http2Server.prependListener("stream", note);
  }
}

function note(stream: object, headers: IncomingHttpHeaders): void {
  // Which most calls do not have, and then this is all that they pay.
  if (headers["x-lab-compress"] === undefined) return;
  const accepted = [headers["grpc-accept-encoding"] ?? ""].flat();
  if (
    accepted
      .join(",")
      .split(",")
      .some((name) => name.trim() === "gzip")
  )
    takesGzip.add(stream);
}

/** Whether the client of a grpc-js call reads messages that are compressed with gzip. */
export function acceptsGzip(call: object): boolean {
  const stream: unknown = Reflect.get(call, "stream");
  return typeof stream === "object" && stream !== null && takesGzip.has(stream);
}
