import ipaddr from "ipaddr.js";

const globalUnicast6 = ipaddr.IPv6.parseCIDR("2000::/3");

/**
 * Why an IP address is not one of the public Internet: the name of its range
 * (`loopback`, `private`, `linkLocal`, ...), or undefined when it is public.
 *
 * An IPv4 address inside an IPv6 one (`::ffff:10.0.0.1`) is judged as the IPv4
 * address it is. Ranges that carry an IPv4 address further (NAT64, 6to4,
 * Teredo) are never public, and no IPv6 outside 2000::/3 is either: that is
 * all of the global unicast space that has been given out (RFC 4291, 2.4).
 * What is not an IP address at all is `invalid`.
 */
export function specialRange(ip: string): string | undefined {
  const bare = withoutZone(ip);
  if (!ipaddr.isValid(bare)) return "invalid";
  const address = ipaddr.process(bare);
  const range = address.range();
  if (range !== "unicast") return range;
  if (address instanceof ipaddr.IPv6 && !address.match(globalUnicast6)) return "reserved";
  return undefined;
}

/** Whether a host that a server is bound to, or a Host header names, is this machine's own. */
export function isLoopback(host: string): boolean {
  return host === "localhost" || host.endsWith(".localhost") || specialRange(host) === "loopback";
}

/** One spelling for each IP address, to compare them by. Names come back as they are. */
export function canonicalHost(host: string): string {
  const bare = withoutZone(host);
  if (!ipaddr.isValid(bare)) return host.toLowerCase().replace(/\.$/u, "");
  return ipaddr.process(bare).toString() + host.slice(bare.length);
}

/** An IPv6 address without its zone (RFC 4007, 11.2). No other address has one: `0%` is not `0`. */
function withoutZone(ip: string): string {
  return ip.includes(":") ? ip.replace(/%.*$/u, "") : ip;
}
