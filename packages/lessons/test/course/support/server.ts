import { spawn } from "node:child_process";
import { once } from "node:events";
import { createInterface } from "node:readline";
import { fileURLToPath } from "node:url";

const main = fileURLToPath(new URL("../../../../../apps/server/src/main.ts", import.meta.url));

/** The real server, in a process of its own, on ports of its own. */
export interface Server {
  /** Such as `http://127.0.0.1:43210`. */
  readonly origin: string;
  readonly stop: () => Promise<void>;
}

/** Starts the server from its sources, and resolves when it says where it listens. */
export async function startServer(): Promise<Server> {
  const child = spawn(process.execPath, [main], {
    env: { ...process.env, HOST: "127.0.0.1", PORT: "0", GRPC_PORT: "0", LOG_LEVEL: "error" },
    stdio: ["ignore", "pipe", "pipe"],
  });
  const exited = once(child, "exit");
  // A worker that is cut off never comes to stop it.
  const cut = () => child.kill("SIGKILL");
  process.once("exit", cut);
  const printed: string[] = [];
  const { promise, resolve, reject } = Promise.withResolvers<string>();
  createInterface({ input: child.stdout }).on("line", (line) => {
    printed.push(line);
    const origin = /Page\s+(http\S+)/.exec(line)?.[1];
    if (origin !== undefined) resolve(origin);
  });
  createInterface({ input: child.stderr }).on("line", (line) => printed.push(line));
  void exited.then(() => reject(new Error(`the server ended:\n${printed.join("\n")}`)));
  return {
    origin: await promise,
    async stop() {
      process.off("exit", cut);
      cut();
      await exited;
    },
  };
}
