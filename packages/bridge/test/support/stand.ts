import { createClient } from "@connectrpc/connect";
import { createBridge } from "@grpc-playground/bridge";
import type { Bridge, BridgeTarget } from "@grpc-playground/bridge";
import { createBridgeServer, createTarget } from "@grpc-playground/bridge/server";
import type {
  BridgeEvent,
  BridgeLimits,
  BridgeServer,
  ResolvedTarget,
} from "@grpc-playground/bridge/server";
import { Greeter } from "@grpc-playground/gen/greet_pb";
import { once } from "node:events";
import { onTestFinished } from "vitest";
import { WebSocketServer } from "ws";

export interface StandOptions {
  limits?: Partial<BridgeLimits>;
  receiveWindow?: number;
  resolve?: (target: BridgeTarget | undefined, signal: AbortSignal) => ResolvedTarget;
}

/** Both ends of the bridge, joined by a real WebSocket on a free port of the loopback, until the test ends. */
export interface Stand {
  readonly url: string;
  readonly bridge: Bridge;
  readonly server: BridgeServer;
  readonly webSockets: WebSocketServer;
  readonly events: BridgeEvent[];
  greeter(target: {
    address: string;
    tls?: boolean;
  }): ReturnType<typeof createClient<typeof Greeter>>;
}

export function resolveLoopback(target: BridgeTarget | undefined): ResolvedTarget {
  const [host = "", port = ""] = target?.address.split(":") ?? [];
  return createTarget({ host, port: Number(port), tls: target?.tls ?? false });
}

export async function startStand(options: StandOptions = {}): Promise<Stand> {
  const events: BridgeEvent[] = [];
  const server = createBridgeServer({
    resolve: options.resolve ?? resolveLoopback,
    ...(options.limits === undefined ? {} : { limits: options.limits }),
    log: (event) => events.push(event),
  });
  const webSockets = new WebSocketServer({
    port: 0,
    host: "127.0.0.1",
    perMessageDeflate: false,
    maxPayload: server.limits.maxMessageBytes * 2,
  });
  webSockets.on("connection", (socket) => server.accept(socket));
  await once(webSockets, "listening");
  const address = webSockets.address();
  if (address === null || typeof address === "string") throw new Error("no port");
  const url = `ws://127.0.0.1:${address.port}/bridge`;
  const bridge = createBridge({
    url,
    ...(options.receiveWindow === undefined ? {} : { receiveWindow: options.receiveWindow }),
  });
  onTestFinished(async () => {
    bridge.close();
    await server.close();
    for (const socket of webSockets.clients) socket.terminate();
    webSockets.close();
  });
  return {
    url,
    bridge,
    server,
    webSockets,
    events,
    greeter: ({ address: to, tls = false }) =>
      createClient(Greeter, bridge.transport({ address: to, tls })),
  };
}

/** Resolves once `condition` holds, looking again whenever the event loop turns. */
export async function until(condition: () => boolean, what: string): Promise<void> {
  const deadline = performance.now() + 4_000;
  while (!condition()) {
    if (performance.now() > deadline) throw new Error(`timed out waiting until ${what}`);
    await new Promise((resolve) => setImmediate(resolve));
  }
}
