import type { Server } from "@grpc/grpc-js";
import type { Http2Server } from "node:http2";
import { Server as NetServer } from "node:net";

/**
 * The HTTP/2 servers under a grpc-js server, for what it has no way to ask for.
 * It keeps them to itself: should a later version keep them elsewhere there are
 * none, and the tests of those who ask say so.
 *
 * @param server bound already
 */
export function http2ServersOf(server: Server): Http2Server[] {
  const servers: unknown = Reflect.get(server, "http2Servers");
  return servers instanceof Map ? [...servers.keys()].filter(isHttp2Server) : [];
}

function isHttp2Server(value: unknown): value is Http2Server {
  return value instanceof NetServer;
}
