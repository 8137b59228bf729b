import { type Address, formatAddress, parseAddress } from "./address.ts";
import { canonicalHost } from "./ranges.ts";

/** The `host:port` pairs that somebody wrote down as callable. */
export interface AllowList {
  /** Whether this host (a name or an IP address, in any spelling) and port is listed. */
  has(address: Pick<Address, "host" | "port">): boolean;
  readonly size: number;
}

/**
 * @throws ConnectError INVALID_ARGUMENT when an entry is not `host:port`.
 */
export function createAllowList(entries: readonly string[]): AllowList {
  const listed = new Set(entries.map((entry) => keyOf(parseAddress(entry))));
  return {
    has: (address) => listed.has(keyOf(address)),
    size: listed.size,
  };
}

function keyOf(address: Pick<Address, "host" | "port">): string {
  return formatAddress({ host: canonicalHost(address.host), port: address.port });
}
