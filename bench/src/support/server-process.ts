import { freePort, whenListening } from "./ports.ts";
import { start } from "./processes.ts";

export interface ServerProcess {
  readonly port: number;
  stop(): Promise<void>;
}

/** Starts a server in a process of its own, on the free port that PORT tells it. */
export async function startServer(
  command: string,
  file: string,
  env: Record<string, string> = {},
): Promise<ServerProcess> {
  const port = await freePort();
  const server = start(command, [file], {
    env: { ...env, PORT: String(port) },
    // The first beyond stdio. It closes when the bench ends, and then so do they.
    channels: [command === process.execPath ? "ipc" : "pipe"],
  });
  await whenListening(port, file, server);
  return { port, stop: () => server.stop() };
}
