import * as net from "node:net";
import * as tls from "node:tls";
import type { Duplex } from "node:stream";

/** Where a call really goes, after policy and name resolution. */
export interface ResolvedTarget {
  /**
   * Calls with the same key share HTTP/2 connections, so everything that makes
   * a connection different is in it: scheme, name, pinned address, roots.
   */
  readonly key: string;
  /** For messages to a person: `example.com:443`. */
  readonly name: string;
  /** The `:authority` of requests. */
  readonly authority: string;
  readonly tls: boolean;
  /** Starts a connection. With TLS, a TLSSocket that offers "h2" by ALPN. */
  connect(): Duplex;
}

export interface TargetOptions {
  readonly host: string;
  readonly port: number;
  readonly tls: boolean;
  /**
   * The address to connect to instead of resolving `host` again: what was
   * checked is then what is called. `:authority`, SNI and the certificate's
   * name remain those of `host`.
   */
  readonly pinnedAddress?: string;
  /** Roots and client certificate; the system's roots when omitted. */
  readonly tlsOptions?: Pick<tls.ConnectionOptions, "ca" | "cert" | "key" | "rejectUnauthorized">;
}

/** A target at a TCP port. An IPv6 `host` comes without brackets. */
export function createTarget(options: TargetOptions): ResolvedTarget {
  const { host, port, tlsOptions } = options;
  const address = options.pinnedAddress ?? host;
  const name = `${host.includes(":") ? `[${host}]` : host}:${port}`;
  const ca = tlsOptions === undefined ? "" : JSON.stringify(tlsOptions);
  return {
    key: `${options.tls ? "tls" : "h2c"} ${name} ${address} ${ca}`,
    name,
    authority: name,
    tls: options.tls,
    connect() {
      if (!options.tls) return net.connect({ host: address, port, noDelay: true });
      const socket = tls.connect({
        ...(tlsOptions ?? { secureContext: systemRoots() }),
        host: address,
        port,
        ALPNProtocols: ["h2"],
        // SNI names hosts only (RFC 6066, 3); the certificate's check does not depend on it.
        ...(net.isIP(host) === 0 ? { servername: host } : {}),
        checkServerIdentity: (_, certificate) => tls.checkServerIdentity(host, certificate),
      });
      socket.setNoDelay(true);
      return socket;
    },
  };
}

let systemContext: tls.SecureContext | undefined;

/** The machine's own roots beside Node's. Made once: parsing them takes tens of milliseconds. */
function systemRoots(): tls.SecureContext {
  systemContext ??=
    // Node 20 has no way to ask for the machine's, and uses its own.
    tls.getCACertificates === undefined
      ? tls.createSecureContext()
      : tls.createSecureContext({
          ca: [...tls.getCACertificates("default"), ...tls.getCACertificates("system")],
        });
  return systemContext;
}
