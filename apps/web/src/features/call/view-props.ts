import type { DescMethod, Registry } from "@bufbuild/protobuf";
import type { CallLog, Protocol } from "@grpc-playground/call";

/** What every view of a call is given. */
export interface ViewProps {
  log: CallLog;
  method: DescMethod;
  /** The target's types, to unpack Any messages and error details. */
  registry: Registry;
  /** What carried the call. */
  protocol: Protocol;
}
