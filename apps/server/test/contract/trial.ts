import type { Client } from "@connectrpc/connect";
import type { Greeter } from "@grpc-playground/gen/greet_pb";
import type { Specimen } from "./specimen.ts";

/** A client over the transport, and the service that it calls. */
export interface Trial {
  readonly client: Client<typeof Greeter>;
  readonly specimen: Specimen;
}
