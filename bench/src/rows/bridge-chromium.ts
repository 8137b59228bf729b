import { findBrowser } from "../support/find-browser.ts";
import { openPageHost } from "../support/page-host.ts";
import { contender } from "../support/paths.ts";
import { startPlayground } from "../support/playground.ts";
import { startServer } from "../support/server-process.ts";
import { openTab } from "../support/tab.ts";
import { startWorker } from "../support/worker-process.ts";
import type { Line } from "../table.ts";
import { direct, runBridgeRaces } from "./bridge-races.ts";
import type { Effort, Row } from "./row.ts";

const ours = "bridge, Chromium";

/** The bridge's client end in a tab, through the real server, against direct calls out of Node. */
export const bridgeChromium: Row = {
  name: "chromium",
  async run(effort: Effort): Promise<Line[]> {
    const browser = findBrowser();
    if (browser === undefined) {
      const skipped = "no Chromium (npx playwright install chromium, or set CHROMIUM)";
      return [{ what: "the bridge from a tab", opponent: direct.grpcJs, skipped }];
    }
    const target = await startServer(process.execPath, contender("servers/target.ts"));
    const host = await openPageHost();
    const playground = await startPlayground({ DEV_ORIGIN: `http://127.0.0.1:${host.port}` });
    const bridge = `ws://127.0.0.1:${playground.httpPort}/bridge`;
    const address = `127.0.0.1:${target.port}`;
    const settings = { TARGET: address };
    const clients = new Map([
      [ours, await openTab(browser, host, { bridge, target: address })],
      [direct.grpcJs, await startWorker(contender("clients/grpc-js.ts"), settings)],
      [direct.connectNode, await startWorker(contender("clients/connect-node.ts"), settings)],
    ]);
    const lines = await runBridgeRaces(
      ours,
      clients,
      {
        "server-stream": { atLeast: 0.5 },
        "client-stream": { atLeast: 0.5 },
        unary: { atMost: 3 },
      },
      effort,
    );
    await Promise.all([...clients.values(), playground, target].map((process) => process.stop()));
    await host.close();
    return lines;
  },
};
