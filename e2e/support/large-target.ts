import { spawn } from "node:child_process";
import { once } from "node:events";
import { createInterface } from "node:readline";
import { fileURLToPath } from "node:url";

const program = fileURLToPath(
  new URL("../../packages/large-schema/src/target.ts", import.meta.url),
);

/** A gRPC server that describes more than servers have, and implements none of it. */
export interface LargeTarget {
  /** As `host:port`. */
  readonly address: string;
  stop(): Promise<void>;
}

/** Starts one with 500 services of five methods each, and one whose message has 300 fields. */
export async function startLargeTarget(): Promise<LargeTarget> {
  const child = spawn(process.execPath, [program, "wide", "services"], {
    // Without the channel it would outlive a worker that is cut off.
    stdio: ["ignore", "pipe", "inherit", "ipc"],
  });
  const exited = once(child, "exit");
  const { stdout } = child;
  if (stdout === null) throw new Error("the target has no output to tell its address on");
  const [address] = (await Promise.race([
    once(createInterface({ input: stdout }), "line"),
    exited.then(() => Promise.reject(new Error("the large target ended before it listened"))),
  ])) as [string];
  return {
    address,
    async stop() {
      child.kill();
      await exited;
    },
  };
}
