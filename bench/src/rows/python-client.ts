import { contender } from "../support/paths.ts";
import { runToEnd } from "../support/processes.ts";
import { findPython, writeDescriptors } from "../support/python.ts";
import type { Line } from "../table.ts";
import { names, startRecommenders, withoutPython } from "./recommenders.ts";
import { race, type Effort, type Row } from "./row.ts";

const what = "Python client, 10,000 calls, 3 threads";
const calls = 10_000;
const timeoutMs = 120_000;

/** The tutorial's own test: its client, against ours and against its own server. */
export const pythonClient: Row = {
  name: "python-client",
  async run({ rounds, divisor }: Effort): Promise<Line[]> {
    const python = findPython();
    if (python === undefined) return [withoutPython(what)];
    const servers = await startRecommenders(python, [names.python]);
    const env = { DESCRIPTORS: writeDescriptors(), CALLS: String(calls / divisor) };
    try {
      const contenders = [...servers.ports].map(([name, port]) => ({
        name,
        measure: async () => (calls / divisor / (await clientMs(python.command, port, env))) * 1000,
      }));
      return await race(
        {
          what,
          measure: "rate",
          counted: "calls",
          contenders,
          pairings: [{ ours: names.ours, opponent: names.python }],
        },
        rounds,
      );
    } finally {
      await servers.stop();
    }
  },
};

async function clientMs(
  python: string,
  port: number,
  env: Record<string, string>,
): Promise<number> {
  const printed = await runToEnd(python, [contender("python/client.py")], {
    env: { ...env, SERVER: `127.0.0.1:${port}` },
    timeoutMs,
  });
  return Number(printed);
}
