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
    // Node's own end with the bench when this closes; others take no notice of it.
    channels: command === process.execPath ? ["ipc"] : [],
  });
  await whenListening(port, file, server);
  return { port, stop: () => server.stop() };
}
