import type { Logger } from "pino";
import { startGrpcServer, type GrpcServer } from "../../grpc/index.ts";
import { greeter } from "../greeter.ts";

/** Real servers of greet.Greeter on loopback, for one channel to choose from. */
export interface Backends {
  /** @returns their addresses, as a channel names its peers */
  readonly start: (count: number) => Promise<readonly string[]>;
  /** Ends the one at that address as a crash does; nobody, if there is none. */
  readonly kill: (address: string) => void;
  readonly close: () => void;
}

const host = "127.0.0.1";

export function openBackends(logger: Logger): Backends {
  const servers: GrpcServer[] = [];
  let closed = false;

  async function startOne(): Promise<string> {
    const server = await startGrpcServer({
      host,
      port: 0,
      services: [greeter],
      interceptors: [],
      logger,
    });
    if (closed) server.kill();
    servers.push(server);
    return `${host}:${server.port}`;
  }

  return {
    start: (count) => Promise.all(Array.from({ length: count }, startOne)),
    kill(address) {
      servers.find(({ port }) => `${host}:${port}` === address)?.kill();
    },
    close() {
      closed = true;
      for (const server of servers) server.kill();
    },
  };
}
