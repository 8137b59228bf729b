import { create, toBinary } from "@bufbuild/protobuf";
import {
  RecommendationRequestSchema,
  Recommendations,
} from "@grpc-playground/gen/recommendations_pb";
import { writeFileSync } from "node:fs";
import { pathOf } from "../contenders/method-path.ts";
import { recommend, responseBounds, type Book } from "../support/books.ts";
import { envelope, envelopeOverhead } from "../support/envelope.ts";
import { h2load, h2loadVersion } from "../support/h2load.ts";
import { findPython } from "../support/python.ts";
import { scratch } from "../support/scratch.ts";
import type { Line } from "../table.ts";
import { names, startRecommenders, withoutPython } from "./recommenders.ts";
import { race, type Effort, type Pairing, type Row } from "./row.ts";

const what = "unary, h2load -n20000 -c4 -m25";
const calls = 20_000;

const pairings: readonly Pairing[] = [
  { ours: names.ours, opponent: names.grpcJs, wanted: { atLeast: 0.75 } },
  { ours: names.ours, opponent: names.python, wanted: { atLeast: 3 } },
  { ours: names.ours, opponent: names.http2 },
];

/** The gRPC port under load, against servers that do the same or less. */
export const unary: Row = {
  name: "unary",
  async run({ rounds, divisor }: Effort): Promise<Line[]> {
    if (h2loadVersion() === undefined) {
      const skipped = "no h2load on the PATH (Debian: apt-get install nghttp2-client)";
      return pairings.map(({ opponent }) => ({ what, opponent, skipped }));
    }
    const python = findPython();
    const servers = await startRecommenders(python, Object.values(names));
    try {
      const load = {
        path: pathOf(Recommendations.method.recommend),
        calls: calls / divisor,
        body: writeRequest(),
        replyBytes: boundsOf(servers.shelf),
      };
      const contenders = [...servers.ports].map(([name, port]) => ({
        name,
        measure: () => h2load({ ...load, port }),
      }));
      const present = pairings.filter(({ opponent }) => servers.ports.has(opponent));
      const lines = await race(
        { what, measure: "rate", counted: "calls", contenders, pairings: present },
        rounds,
      );
      return python ? lines : [...lines, withoutPython(what)];
    } finally {
      await servers.stop();
    }
  },
};

function writeRequest(): string {
  const path = scratch("recommend.bin");
  const message = create(RecommendationRequestSchema, recommend);
  writeFileSync(path, envelope(toBinary(RecommendationRequestSchema, message)));
  return path;
}

function boundsOf(shelf: readonly Book[]): { min: number; max: number } {
  const { min, max } = responseBounds(shelf, recommend.maxResults);
  return { min: min + envelopeOverhead, max: max + envelopeOverhead };
}
