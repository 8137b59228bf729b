import type { Transport } from "@connectrpc/connect";
import { createBridge, type Bridge, type BridgeTarget } from "@grpc-playground/bridge";
import { onTestFinished } from "vitest";
import { WebSocket } from "ws";
import { createPlayground, type Playground, type PlaygroundOptions } from "../../src/index.ts";

/** A playground on free ports, which ends with the test. */
export async function startPlayground(options: PlaygroundOptions = {}): Promise<Playground> {
  const playground = await createPlayground({ graceMs: 500, ...options });
  onTestFinished(() => playground.close());
  return playground;
}

/**
 * The tab's end of a playground's bridge, as a script in Node has it.
 *
 * @param onSocket Gets its WebSocket when there is one.
 */
export function openBridge(
  playground: Playground,
  onSocket: (socket: WebSocket) => void = () => undefined,
): Bridge {
  const bridge = createBridge({
    url: `${playground.httpUrl.replace(/^http/u, "ws")}/bridge`,
    webSocket(url) {
      const socket = new WebSocket(url);
      onSocket(socket);
      return socket;
    },
  });
  onTestFinished(() => bridge.close());
  return bridge;
}

/** Real gRPC through a playground's bridge. */
export function bridgeTransport(playground: Playground, target?: BridgeTarget): Transport {
  return openBridge(playground).transport(target);
}
