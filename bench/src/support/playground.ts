import { existsSync } from "node:fs";
import { freePort, whenListening } from "./ports.ts";
import { builtServer, contender } from "./paths.ts";
import { start } from "./processes.ts";

const tie = contender("servers/tie-to-the-bench.ts");

/** The playground, running. */
export interface Playground {
  readonly httpPort: number;
  readonly grpcPort: number;
  stop(): Promise<void>;
}

/**
 * Starts the built server as a person does, with its defaults: it logs each
 * call, checks every origin, and listens on both ports.
 *
 * @param env settings that are not the defaults
 */
export async function startPlayground(env: Record<string, string> = {}): Promise<Playground> {
  if (!existsSync(builtServer)) {
    throw new Error(
      "apps/server is not built. `npm run bench` builds it, and so does `npm run build`.",
    );
  }
  const [httpPort, grpcPort] = [await freePort(), await freePort()];
  const server = start(process.execPath, ["--import", tie, builtServer], {
    env: { ...env, HOST: "127.0.0.1", PORT: String(httpPort), GRPC_PORT: String(grpcPort) },
    channels: ["ipc"],
  });
  await whenListening(grpcPort, "The playground", server);
  await whenListening(httpPort, "The playground", server);
  return { httpPort, grpcPort, stop: () => server.stop() };
}
