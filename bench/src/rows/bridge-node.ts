import { contender } from "../support/paths.ts";
import { startPlayground } from "../support/playground.ts";
import { startServer } from "../support/server-process.ts";
import { startWorker } from "../support/worker-process.ts";
import type { Line } from "../table.ts";
import { direct, runBridgeRaces } from "./bridge-races.ts";
import type { Effort, Row } from "./row.ts";

const ours = "bridge, Node";

/** The bridge's client end in Node, through the real server, against calls made directly. */
export const bridgeNode: Row = {
  name: "bridge",
  async run(effort: Effort): Promise<Line[]> {
    const target = await startServer(process.execPath, contender("servers/target.ts"));
    const playground = await startPlayground();
    const settings = {
      TARGET: `127.0.0.1:${target.port}`,
      BRIDGE: `ws://127.0.0.1:${playground.httpPort}/bridge`,
    };
    const clients = new Map([
      [ours, await startWorker(contender("clients/bridge.ts"), settings)],
      [direct.grpcJs, await startWorker(contender("clients/grpc-js.ts"), settings)],
      [direct.connectNode, await startWorker(contender("clients/connect-node.ts"), settings)],
    ]);
    const lines = await runBridgeRaces(
      ours,
      clients,
      {
        "server-stream": { atLeast: 0.95 },
        "client-stream": { atLeast: 1 },
        unary: { atMost: 1.6 },
      },
      effort,
    );
    await Promise.all([...clients.values(), playground, target].map((process) => process.stop()));
    return lines;
  },
};
