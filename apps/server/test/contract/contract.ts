import { createClient, type Transport } from "@connectrpc/connect";
import { Greeter } from "@grpc-playground/gen/greet_pb";
import { describeBidi } from "./bidi.ts";
import { describeClientStream } from "./client-stream.ts";
import { describeRefusals } from "./refusals.ts";
import { describeServerStream } from "./server-stream.ts";
import { createSpecimen, type Specimen } from "./specimen.ts";
import type { Trial } from "./trial.ts";
import { describeUnary } from "./unary.ts";

/** A transport to try, and what it claims to carry. */
export interface Candidate {
  /** Connects to a server that serves the specimen. */
  readonly connect: (specimen: Specimen) => Promise<Transport>;
  /** Whether requests may stream. */
  readonly streamsRequests: boolean;
}

/**
 * What every `Transport` of the playground has to do, whatever the protocol:
 * the page treats them alike.
 */
export function describeTransport(candidate: Candidate): void {
  async function start(): Promise<Trial> {
    const specimen = createSpecimen();
    return { client: createClient(Greeter, await candidate.connect(specimen)), specimen };
  }
  describeUnary(start);
  describeServerStream(start);
  if (candidate.streamsRequests) {
    describeClientStream(start);
    describeBidi(start);
  } else {
    describeRefusals(start);
  }
}
