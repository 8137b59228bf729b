// Opponent: Connect's own gRPC client for Node, straight to the target.

import { createGrpcTransport } from "@connectrpc/connect-node";
import { serveJobs, setting } from "../../support/serve-jobs.ts";
import { createConnectWorker } from "./connect-worker.ts";

const baseUrl = `http://${setting("TARGET")}`;
serveJobs(createConnectWorker(createGrpcTransport({ baseUrl })));
