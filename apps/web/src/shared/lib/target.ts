import type { BridgeTarget } from "@grpc-playground/bridge";

/** A gRPC server; undefined means the playground's own. */
export type Target = BridgeTarget | undefined;

/** The name to show for a target. */
export function targetName(target: Target): string {
  return target === undefined ? "Playground services" : target.address;
}

/** A string that is the same for the same target only. */
export function targetKey(target: Target): string {
  return target === undefined ? "" : `${target.tls ? "https" : "http"}://${target.address}`;
}
