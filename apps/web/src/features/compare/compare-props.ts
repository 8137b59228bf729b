import type { DescMethod, Registry } from "@bufbuild/protobuf";
import type { Call } from "@grpc-playground/call";
import type { Protocol } from "../../shared/lib/protocol.ts";
import type { ComparedCall } from "./protocols/run-comparison.ts";
import type { Run } from "./run.ts";

/** A protocol, and why it cannot carry the method, if it cannot. */
export interface ProtocolOption {
  readonly protocol: Protocol;
  readonly blocked: string | undefined;
}

export interface CompareProps {
  method: DescMethod;
  /** The target's types. */
  registry: Registry;
  /** The calls of the method that are kept, the newest first. */
  runs: readonly Run[];
  protocols: readonly ProtocolOption[];
  /** Calls the method as the newest run did: with its metadata and its deadline. */
  start: (call: ComparedCall) => Call;
  /** Aborted when what goes on in this target has to end. */
  life: () => AbortSignal;
}
