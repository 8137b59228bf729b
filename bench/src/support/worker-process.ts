import { hasEnded, start, type Started } from "./processes.ts";
import { rateOf, type Done, type Job } from "./jobs.ts";

const patienceMs = 120_000;

/** What a worker process tells the bench, over the channel between the two. */
export type Report =
  | { readonly type: "ready" }
  | { readonly type: "done"; readonly done: Done }
  | { readonly type: "failed"; readonly reason: string };

export interface WorkerProcess {
  /** Calls, or messages, per second. */
  rate(job: Job): Promise<number>;
  stop(): Promise<void>;
}

/**
 * Starts a client in a process of its own: what one made the engine optimise
 * must not help or hurt the next.
 *
 * @throws Error with what it printed, when it is not ready in time
 */
export async function startWorker(
  file: string,
  settings: Record<string, string>,
): Promise<WorkerProcess> {
  const worker = start(process.execPath, [file], { env: settings, channels: ["ipc"] });
  await report(worker, file, "ready");
  return {
    rate: async (job) => {
      const answer = report(worker, file, "done");
      worker.child.send(job);
      const { done } = await answer;
      return rateOf(job, done);
    },
    stop: () => worker.stop(),
  };
}

function report<T extends Report["type"]>(
  worker: Started,
  name: string,
  type: T,
): Promise<Extract<Report, { type: T }>> {
  const { child } = worker;
  return new Promise((resolve, reject) => {
    const fail = (reason: string) => {
      settle();
      reject(new Error(`${name}: ${reason}\n${worker.output()}`));
    };
    const onMessage = (message: unknown) => {
      const told = message as Report;
      if (told.type === "failed") return fail(told.reason);
      settle();
      if (told.type !== type) return reject(new Error(`${name} said ${told.type}, not ${type}.`));
      resolve(told as Extract<Report, { type: T }>);
    };
    const onEnd = () => fail("ended too early.");
    const timer = setTimeout(fail, patienceMs, `took more than ${patienceMs / 1000} s.`);
    const settle = () => {
      clearTimeout(timer);
      child.off("message", onMessage).off("exit", onEnd).off("error", onEnd);
    };
    child.on("message", onMessage).on("exit", onEnd).on("error", onEnd);
    if (hasEnded(child)) onEnd();
  });
}
