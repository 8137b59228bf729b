import type { DescMethod, Registry } from "@bufbuild/protobuf";
import type { CallLog, Protocol } from "@grpc-playground/call";

/** A message of the call, by its direction and its place in it, from 0. */
export interface Picked {
  readonly way: "up" | "down";
  readonly index: number;
}

/** What every view of a call is given. */
export interface ViewProps {
  log: CallLog;
  method: DescMethod;
  /** The target's types, to unpack Any messages and error details. */
  registry: Registry;
  /** What carried the call. */
  protocol: Protocol;
  /** The message that a person is looking at, whichever view it was picked in. */
  picked: Picked | undefined;
  /** Looks at another message; with a view, there. */
  onPick: (picked: Picked, view?: "timeline" | "sequence" | "wire") => void;
}

/** Whether calls over the bridge tell of their HTTP/2 frames from now on. */
export interface Inspect {
  readonly value: boolean;
  readonly set: (value: boolean) => void;
}
