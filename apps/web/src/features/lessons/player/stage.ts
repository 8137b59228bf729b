import type {
  ChainNames,
  LabSettings,
  MethodName,
  PracticeName,
  ProtocolName,
} from "@grpc-playground/lessons";

/**
 * What a lesson needs of the page to set a step up and to show how it is done.
 * Presses and tabs are not here: those are done on the page itself, where they
 * can be seen. Nothing of this sends anything.
 */
export interface Stage {
  /** Opens a method, as a click in the explorer would. */
  readonly open: (method: MethodName) => void;
  /** The example in its form, and nothing beside it; the timeline of the call in view. */
  readonly clean: (method: MethodName) => void;
  /**
   * The playground's own services over gRPC, without interceptors, with the method
   * open and clean, and no call of it running.
   */
  readonly reset: (method: MethodName, signal: AbortSignal) => Promise<void>;
  /** Of the method that was opened last. */
  readonly fill: (message: unknown) => void;
  readonly metadata: (rows: readonly (readonly [name: string, value: string])[]) => void;
  readonly deadline: (ms: number | undefined) => void;
  readonly lab: (settings: LabSettings) => void;
  readonly protocol: (protocol: ProtocolName) => void;
  /** Resolves when it is open. Rejects with an Error in words when it cannot be. */
  readonly target: (
    server: PracticeName | "own",
    over: "TLS" | "plaintext" | undefined,
    signal: AbortSignal,
  ) => Promise<void>;
  readonly interceptors: (chain: ChainNames) => void;
}
