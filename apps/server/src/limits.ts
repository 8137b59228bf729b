import type { BridgeLimits } from "@grpc-playground/bridge/server";
import type { HttpLimits } from "./http/call-limits.ts";
import { defaultLimits as grpcLimits, type GrpcLimits } from "./grpc/index.ts";

/** What reading a target's schema may cost. An error that one of these causes names it. */
export interface SchemaLimits {
  /** Bytes of all files together. */
  readonly maxSchemaBytes: number;
  readonly maxSchemaFiles: number;
  /** From the first packet to the last file. */
  readonly schemaTimeoutMs: number;
}

/** Everything that a playground limits. */
export interface PlaygroundLimits extends GrpcLimits, HttpLimits, SchemaLimits {
  /** The bridge's own; it has defaults for all that is left out. */
  readonly bridge: Partial<BridgeLimits>;
}

export const defaultLimits: PlaygroundLimits = {
  ...grpcLimits,
  maxHttpCalls: 1000,
  maxStreamMs: 60 * 60 * 1000,
  maxSchemaBytes: 32 * 1024 * 1024,
  maxSchemaFiles: 20_000,
  schemaTimeoutMs: 20_000,
  bridge: {},
};
