// Ours in a tab: the bridge's client end, told over a WebSocket of the bench's
// own what to do. No debugger is attached: one would be sent every frame.

import { createBridge } from "@grpc-playground/bridge";
import type { Job } from "../../support/jobs.ts";
import type { Report } from "../../support/worker-process.ts";
import { createConnectWorker } from "../clients/connect-worker.ts";

const asked = new URLSearchParams(location.search);
const bridge = createBridge({ url: setting("bridge") });
const worker = createConnectWorker(bridge.transport({ address: setting("target"), tls: false }));

const bench = new WebSocket(setting("bench"));
bench.addEventListener("open", () => tell({ type: "ready" }));
bench.addEventListener("message", ({ data }) => {
  worker.run(JSON.parse(String(data)) as Job).then(
    (done) => tell({ type: "done", done }),
    (error: unknown) => tell({ type: "failed", reason: String(error) }),
  );
});

function tell(report: Report): void {
  bench.send(JSON.stringify(report));
}

function setting(name: string): string {
  const value = asked.get(name);
  if (value === null) throw new Error(`The address of this page has to say "${name}".`);
  return value;
}
