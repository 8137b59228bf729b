import { endWithTheBench } from "./end-with-the-bench.ts";
import type { Job, Worker } from "./jobs.ts";
import type { Report } from "./worker-process.ts";

/** The other end of `startWorker`: does what it is told, one job at a time. */
export function serveJobs(worker: Worker): void {
  process.on("message", (message) => {
    worker.run(message as Job).then(
      (done) => tell({ type: "done", done }),
      (error: unknown) => tell({ type: "failed", reason: String(error) }),
    );
  });
  endWithTheBench();
  tell({ type: "ready" });
}

function tell(report: Report): void {
  process.send?.(report);
}

/** What the bench said in the environment. */
export function setting(name: string): string {
  const value = process.env[name];
  if (value === undefined) throw new Error(`${name} has to be set by whoever starts this.`);
  return value;
}
