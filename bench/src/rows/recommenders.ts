import { noPython, writeDescriptors, type Python } from "../support/python.ts";
import type { Book } from "../support/books.ts";
import { contender } from "../support/paths.ts";
import { startPlayground } from "../support/playground.ts";
import { shelfOf, verify } from "../support/recommender.ts";
import { startServer } from "../support/server-process.ts";

/** Names of the table. */
export const names = {
  ours: "playground",
  grpcJs: "bare grpc-js",
  http2: "bare http2, fixed reply",
  python: "Python seed server",
} as const;

/** Servers of `Recommendations`, each in its own process, each with the same books. */
export interface Recommenders {
  readonly shelf: readonly Book[];
  /** Ports by the name of the table. */
  readonly ports: ReadonlyMap<string, number>;
  stop(): Promise<void>;
}

/** Starts them and makes one real call of each. */
export async function startRecommenders(
  python: Python | undefined,
  which: readonly string[],
): Promise<Recommenders> {
  const playground = await startPlayground();
  const shelf = await shelfOf(playground.grpcPort);
  const env = { SHELF: JSON.stringify(shelf), DESCRIPTORS: writeDescriptors() };
  const node = process.execPath;
  const opponents = [
    { name: names.grpcJs, command: node, file: "servers/grpc-js-recommend.ts" },
    { name: names.http2, command: node, file: "servers/http2-fixed.ts" },
    ...(python ? [{ name: names.python, command: python.command, file: "python/server.py" }] : []),
  ].filter(({ name }) => which.includes(name));

  const servers = await Promise.all(
    opponents.map(async ({ name, command, file }) => ({
      name,
      server: await startServer(command, contender(file), env),
    })),
  );
  const ports = new Map<string, number>([[names.ours, playground.grpcPort]]);
  for (const { name, server } of servers) ports.set(name, server.port);
  for (const [name, port] of ports) await verify(name, port, shelf);

  return {
    shelf,
    ports,
    stop: async () => {
      await Promise.all([playground.stop(), ...servers.map(({ server }) => server.stop())]);
    },
  };
}

/** The line that stands for a pairing with the Python server where there is no Python. */
export function withoutPython(what: string) {
  return { what, opponent: names.python, skipped: noPython };
}
