import { Code, ConnectError } from "@connectrpc/connect";
import { lookup as dnsLookup } from "node:dns/promises";
import { type Address, formatAddress, parseAddress } from "./address.ts";
import { createAllowList } from "./allow-list.ts";
import { canonicalHost, isLoopback, specialRange } from "./ranges.ts";

/** A target as a person gives it; undefined is the playground's own gRPC port. */
interface TargetInput {
  /** `host:port`. */
  readonly address: string;
  readonly tls: boolean;
}

/** A target that may be called, and how to reach it. */
export interface AllowedTarget {
  /** `host:port` as it was given: the `:authority` of calls. */
  readonly authority: string;
  /** The name, or the address, to name in TLS. */
  readonly host: string;
  readonly port: number;
  readonly tls: boolean;
  /**
   * The IP addresses to connect to, checked; nothing else may be connected to.
   * Undefined when any address will do: the host is resolved when connecting.
   */
  readonly pinned?: readonly string[];
  /** Whether it is the playground's own gRPC port. */
  readonly own: boolean;
  /** The one authority whose certificates count there, in PEM; the machine's when omitted. */
  readonly ca?: string;
}

/** Decides which targets may be called. */
export interface TargetPolicy {
  /**
   * @throws ConnectError INVALID_ARGUMENT for what is not `host:port`,
   * PERMISSION_DENIED for what may not be called, UNAVAILABLE for a name that
   * does not resolve, CANCELED when the signal is aborted first.
   */
  readonly resolve: (
    target: TargetInput | undefined,
    signal?: AbortSignal,
  ) => Promise<AllowedTarget>;
}

/** A server to practise on, which this process runs itself. */
export interface PracticeTarget {
  /** The IP address that it is bound to. */
  readonly ip: string;
  /** Who signs the certificates of such servers, in PEM. */
  readonly ca: string;
  /** False once it was killed: the port may be another program's by then. */
  readonly runs: boolean;
}

export interface TargetPolicyOptions {
  /** The host that the HTTP listener is bound to. */
  readonly boundHost: string;
  /** The playground's own gRPC port, once it listens. */
  readonly own: () => { readonly host: string; readonly port: number; readonly tls: boolean };
  /** `host:port` entries that may be called when the listener is not on loopback. */
  readonly allowTargets: readonly string[];
  /** Finds the practice server at an address, if there is one. */
  readonly practice?: (address: Pick<Address, "host" | "port">) => PracticeTarget | undefined;
  /** For tests; the resolver of the machine by default. */
  readonly lookup?: (host: string) => Promise<readonly string[]>;
}

/**
 * The rules:
 *
 * - The playground's own gRPC port may always be called.
 * - So may the servers to practise on, while they run: they are ours, too.
 * - While the page is served on loopback only, so may everything else: whoever
 *   can open the page can call those targets without it, too.
 * - Served to others, only what `--allow-target` lists may be called, compared
 *   as host and port. The host is then resolved, *every* address is checked,
 *   and the connection is made to one of those very addresses, so that a
 *   second DNS answer cannot lead elsewhere. An address outside the public
 *   Internet (loopback, private, link-local, unspecified, multicast, and so
 *   on; IPv4 in IPv6 counts as IPv4) is refused unless that address and port
 *   are listed themselves. So a name in a private network takes two entries:
 *   `db.internal:50051` and `10.0.0.5:50051`. An entry that is an address, of
 *   any range, is enough by itself.
 *
 * @throws ConnectError INVALID_ARGUMENT when an entry of `allowTargets` is not `host:port`.
 */
export function createTargetPolicy(options: TargetPolicyOptions): TargetPolicy {
  const allowed = createAllowList(options.allowTargets);
  const lookup = options.lookup ?? systemLookup;
  const open = isLoopback(options.boundHost);

  function ownTarget(): AllowedTarget {
    const own = options.own();
    return {
      authority: formatAddress(own),
      host: own.host,
      port: own.port,
      tls: own.tls,
      pinned: [own.host],
      own: true,
    };
  }

  async function pin(address: Address, signal: AbortSignal | undefined): Promise<string[]> {
    const ips =
      address.kind === "name"
        ? await resolveName(address.host, lookup, signal)
        : ([address.host] as const);
    for (const ip of ips) {
      const range = specialRange(ip);
      if (range !== undefined && !allowed.has({ host: ip, port: address.port })) {
        throw new ConnectError(
          `${formatAddress(address)} is at ${ip}, which is not a public address (${range}). ` +
            `To allow it, start the playground with --allow-target ` +
            formatAddress({ host: ip, port: address.port }),
          Code.PermissionDenied,
        );
      }
    }
    return [...ips];
  }

  return {
    async resolve(target, signal) {
      if (target === undefined) return ownTarget();
      const address = parseAddress(target.address);
      const authority = formatAddress(address);
      const { host, port } = address;
      const own = options.own();
      const practice = options.practice?.(address);
      if (practice !== undefined) {
        const { ip, ca, runs } = practice;
        if (!runs && !open) {
          throw new ConnectError(
            `cannot call ${authority}: nothing is listening there: the practice server was ` +
              `killed, and runs again when the practice servers are listed`,
            Code.Unavailable,
          );
        }
        return { authority, host, port, tls: target.tls, pinned: [ip], own: false, ca };
      }
      if (open) return { authority, host, port, tls: target.tls, own: false };
      if (
        port === own.port &&
        (isLoopback(host) || canonicalHost(host) === canonicalHost(own.host))
      ) {
        return { ...ownTarget(), tls: target.tls };
      }
      if (!allowed.has(address)) {
        throw new ConnectError(
          `${authority} may not be called from here: this playground is open to others, and calls ` +
            `only the targets it was started with. To add it: --allow-target ${authority}`,
          Code.PermissionDenied,
        );
      }
      const pinned = await pin(address, signal);
      return { authority, host, port, tls: target.tls, pinned, own: false };
    },
  };
}

async function resolveName(
  host: string,
  lookup: (host: string) => Promise<readonly string[]>,
  signal: AbortSignal | undefined,
): Promise<readonly string[]> {
  const ips = await abortable(lookup(host), signal).catch((cause: unknown) => {
    if (cause instanceof ConnectError) throw cause;
    throw new ConnectError(
      `${host} does not resolve to an address: check the spelling, or give the IP address`,
      Code.Unavailable,
      undefined,
      undefined,
      cause,
    );
  });
  if (ips.length === 0) {
    throw new ConnectError(`${host} has no address in DNS`, Code.Unavailable);
  }
  return ips;
}

function abortable<T>(promise: Promise<T>, signal: AbortSignal | undefined): Promise<T> {
  if (signal === undefined) return promise;
  return new Promise((resolve, reject) => {
    const onAbort = (): void => reject(ConnectError.from(signal.reason, Code.Canceled));
    if (signal.aborted) onAbort();
    else signal.addEventListener("abort", onAbort, { once: true });
    // Even when it is too late: a failure that nobody listens to ends the process.
    promise.then(resolve, reject).finally(() => signal.removeEventListener("abort", onAbort));
  });
}

async function systemLookup(host: string): Promise<readonly string[]> {
  const found = await dnsLookup(host, { all: true });
  return found.map(({ address }) => address);
}
