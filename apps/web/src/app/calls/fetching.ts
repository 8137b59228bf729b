import { Code, ConnectError } from "@connectrpc/connect";
import type { Protocol } from "../../shared/lib/protocol.ts";
import type * as fetchTransports from "./fetch-transports.ts";

/** What makes transports over fetch. */
export type FetchTransports = typeof fetchTransports;

interface Fetching {
  /** Undefined until it was first wanted: the first call is over gRPC unless somebody chose otherwise. */
  loaded: FetchTransports | undefined;
  readonly load: (protocol: Protocol) => Promise<FetchTransports>;
}

/** Of the page, since what is loaded is loaded for all. */
export const fetching: Fetching = {
  loaded: undefined,
  load: (protocol) =>
    import("./fetch-transports.ts").then(
      (loaded) => (fetching.loaded = loaded),
      () => {
        const problem = `what speaks ${protocol} could not be loaded: reload the page, or call over gRPC`;
        throw new ConnectError(problem, Code.Unavailable);
      },
    ),
};
