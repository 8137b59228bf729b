import websocket from "@fastify/websocket";
import type { BridgeServer } from "@grpc-playground/bridge/server";
import type { FastifyInstance } from "fastify";

/** Where the page opens its WebSocket. */
const BRIDGE_PATH = "/bridge";

/**
 * Hands the WebSockets at `/bridge` to the bridge. The guard has seen the
 * request by then: it is a hook, and hooks run before the upgrade.
 */
export async function serveBridge(app: FastifyInstance, bridge: BridgeServer): Promise<void> {
  await app.register(websocket, {
    // Twice its limit, so that what is over it is mostly refused by the bridge, in words.
    options: { maxPayload: 2 * bridge.limits.maxMessageBytes, perMessageDeflate: false },
    // It would close the sockets at once; the bridge ends its calls first.
    preClose: async () => {
      await bridge.close();
      app.websocketServer.close();
    },
    // The bridge has its own listener, and tells its log.
    errorHandler: () => undefined,
  });
  app.route({
    method: "GET",
    url: BRIDGE_PATH,
    handler: (_, reply) =>
      reply
        .code(426)
        .headers({ upgrade: "websocket", connection: "upgrade" })
        .type("text/plain; charset=utf-8")
        .send("This is where the page opens its WebSocket (docs/BRIDGE.md).\n"),
    wsHandler: (socket) => bridge.accept(socket),
  });
}
