import { spawn, type ChildProcess } from "node:child_process";
import { once } from "node:events";
import { createInterface } from "node:readline";
import { fileURLToPath } from "node:url";

const main = fileURLToPath(new URL("../../apps/server/dist/main.js", import.meta.url));

/** A line of the server's log: one JSON object for each call that ended, among others. */
export interface LogRecord {
  readonly msg?: string;
  readonly method?: string;
  readonly code?: string;
  readonly error?: string;
}

/** The built server, in a process of its own, on ports of its own. */
export interface PlaygroundServer {
  /** Such as `http://127.0.0.1:43210`. */
  readonly url: string;
  /** The gRPC port, as `host:port`. */
  readonly grpcAddress: string;
  /** How many records so far match. */
  count(matches: (record: LogRecord) => boolean): number;
  /** Resolves when that many records match, of those to come or already there. */
  atLeast(wanted: number, matches: (record: LogRecord) => boolean): Promise<void>;
  /** Ends the process at once, as a crash would. */
  kill(): Promise<void>;
  /** Asks it to drain, and resolves with its exit code. */
  stop(): Promise<number | null>;
}

/** Starts the server and resolves when it says that it is ready. */
export async function startServer(env: Record<string, string> = {}): Promise<PlaygroundServer> {
  const child = spawn(process.execPath, [main], {
    env: { ...process.env, PORT: "0", GRPC_PORT: "0", LOG_LEVEL: "debug", ...env },
    stdio: ["ignore", "pipe", "pipe"],
  });
  const exited = once(child, "exit").then(([code]: (number | null)[]) => code ?? null);
  // A worker that is cut off while it sets up never comes to stop it.
  const cut = () => child.kill("SIGKILL");
  process.once("exit", cut);
  void exited.then(() => process.off("exit", cut));
  const records: LogRecord[] = [];
  const waiting = new Set<() => void>();
  const printed: string[] = [];
  const ready = Promise.withResolvers<{ url: string; grpcAddress: string }>();
  let url: string | undefined;

  createInterface({ input: child.stdout }).on("line", (line) => {
    printed.push(line);
    if (line.startsWith("{")) {
      const record: LogRecord = JSON.parse(line);
      records.push(record);
      for (const look of waiting) look();
      return;
    }
    url = /Page\s+(http\S+)/.exec(line)?.[1] ?? url;
    const grpcAddress = /gRPC\s+(\d\S+:\d+)/.exec(line)?.[1];
    if (url !== undefined && grpcAddress !== undefined) ready.resolve({ url, grpcAddress });
  });
  createInterface({ input: child.stderr }).on("line", (line) => printed.push(line));
  void exited.then((code) =>
    ready.reject(new Error(`the server ended (${code}):\n${printed.join("\n")}`)),
  );

  const addresses = await ready.promise;
  return {
    ...addresses,
    count: (matches) => records.filter(matches).length,
    async atLeast(wanted, matches) {
      const { promise, resolve } = Promise.withResolvers<void>();
      const look = () => {
        if (records.filter(matches).length >= wanted) resolve();
      };
      waiting.add(look);
      look();
      await promise;
      waiting.delete(look);
    },
    kill: () => end(child, "SIGKILL", exited).then(() => undefined),
    stop: () => end(child, "SIGTERM", exited),
  };
}

async function end(
  child: ChildProcess,
  signal: "SIGKILL" | "SIGTERM",
  exited: Promise<number | null>,
): Promise<number | null> {
  if (child.exitCode === null && child.signalCode === null) child.kill(signal);
  return exited;
}
