import { createTarget, type ResolvedTarget } from "@grpc-playground/bridge/server";
import type { AllowedTarget } from "./policy.ts";

/**
 * How to connect to a target that the policy let through: to one of the very
 * addresses that it checked, where it checked any. IPv4 goes first, because a
 * machine without an IPv6 route still gets IPv6 answers from DNS.
 */
export function reachTarget(target: AllowedTarget): ResolvedTarget {
  const { host, port, tls, ca, pinned = [] } = target;
  const address = pinned.find((ip) => !ip.includes(":")) ?? pinned[0];
  return createTarget({
    host,
    port,
    tls,
    ...(address === undefined ? {} : { pinnedAddress: address }),
    ...(ca !== undefined && tls ? { tlsOptions: { ca } } : {}),
    // This very process, at an address that nobody chose: there is nothing that
    // a certificate, made out to whatever name, could tell of it.
    ...(target.own && tls ? { tlsOptions: { rejectUnauthorized: false } } : {}),
  });
}
