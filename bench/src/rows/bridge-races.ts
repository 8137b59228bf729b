import type { Job } from "../support/jobs.ts";
import type { WorkerProcess } from "../support/worker-process.ts";
import { race, type Effort, type Measure, type Pairing } from "./row.ts";
import type { Line, Wanted } from "../table.ts";

/** Names of the table. */
export const direct = { grpcJs: "grpc-js, direct", connectNode: "connect-node, direct" } as const;

interface BridgeRace {
  readonly kind: Job["kind"];
  readonly title: string;
  readonly count: number;
  readonly measure: Measure;
  readonly counted: string;
  /** The opponent that the ratio is wanted of; the other is there for information. */
  readonly rival: string;
}

const races: readonly BridgeRace[] = [
  {
    kind: "server-stream",
    title: "server stream of 200,000",
    count: 200_000,
    measure: "rate",
    counted: "messages",
    rival: direct.grpcJs,
  },
  {
    kind: "client-stream",
    title: "client stream of 100,000",
    count: 100_000,
    measure: "rate",
    counted: "messages",
    rival: direct.connectNode,
  },
  {
    kind: "unary",
    title: "2,000 unary calls, one after another",
    count: 2_000,
    measure: "time",
    counted: "calls",
    rival: direct.grpcJs,
  },
];

/** Whoever makes the calls, by the name of the table. */
export type Clients = ReadonlyMap<string, Pick<WorkerProcess, "rate">>;

/** The three calls, through the bridge (`ours`) and direct. */
export async function runBridgeRaces(
  ours: string,
  clients: Clients,
  wanted: Readonly<Record<Job["kind"], Wanted>>,
  { rounds, divisor }: Effort,
): Promise<Line[]> {
  const lines: Line[] = [];
  for (const { kind, title, count, measure, counted, rival } of races) {
    const contenders = [...clients].map(([name, client]) => ({
      name,
      measure: () => client.rate({ kind, count: count / divisor / shorter(name, kind) }),
    }));
    const pairings = [...clients.keys()]
      .filter((name) => name !== ours)
      .map((opponent): Pairing =>
        opponent === rival ? { ours, opponent, wanted: wanted[kind] } : { ours, opponent },
      );
    lines.push(...(await race({ what: title, measure, counted, contenders, pairings }, rounds)));
  }
  return lines;
}

/** grpc-js sends a client stream so slowly that a tenth of it says enough. */
function shorter(name: string, kind: Job["kind"]): number {
  return name === direct.grpcJs && kind === "client-stream" ? 10 : 1;
}
