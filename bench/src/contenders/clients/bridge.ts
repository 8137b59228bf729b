// Ours: the bridge's client end, in Node, through the real server to the target.

import { createBridge } from "@grpc-playground/bridge";
import { WebSocket } from "ws";
import { serveJobs, setting } from "../../support/serve-jobs.ts";
import { createConnectWorker } from "./connect-worker.ts";

const bridge = createBridge({ url: setting("BRIDGE"), webSocket: (url) => new WebSocket(url) });
serveJobs(createConnectWorker(bridge.transport({ address: setting("TARGET"), tls: false })));
