import type { Transport } from "@connectrpc/connect";
import { createGrpcTransport } from "@connectrpc/connect-node";
import { createSession, DEFAULT_LIMITS, type ResolvedTarget } from "@grpc-playground/bridge/server";

/** Not every target is a URL (IPv6 zones are not), and the session knows where it goes anyway. */
const anyOrigin = "http://target.invalid";

/** A connection of its own to a target, for calls that this server makes itself. */
export interface TargetClient {
  readonly transport: Transport;
  readonly close: () => void;
}

/**
 * Connects to a target as the bridge does: same address, same TLS, and the
 * same words for what goes wrong. (connect-node's own session manager leaves
 * some errors of a closing session unhandled, which ends the process.)
 *
 * @param readMaxBytes The largest message that is read.
 */
export function openTargetClient(target: ResolvedTarget, readMaxBytes: number): TargetClient {
  const session = createSession(target, DEFAULT_LIMITS, () => undefined);
  return {
    transport: createGrpcTransport({
      baseUrl: anyOrigin,
      readMaxBytes,
      sessionManager: {
        authority: anyOrigin,
        async request(method, path, headers) {
          await session.ready;
          return session.request({
            ...headers,
            ":method": method,
            ":path": path,
            ":scheme": target.tls ? "https" : "http",
            ":authority": target.authority,
          });
        },
        notifyResponseByteRead: () => undefined,
      },
    }),
    close: () => session.destroy(),
  };
}
