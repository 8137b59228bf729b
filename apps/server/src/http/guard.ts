import { isLoopback } from "../targets/ranges.ts";

/** What the guard looks at in a request. */
export interface Incoming {
  readonly method: string;
  /** Whether the request asks to become a WebSocket. */
  readonly upgrade: boolean;
  readonly host: string | undefined;
  readonly origin: string | undefined;
  /** The Sec-Fetch-Site header: how the page that sends this is related to this server. */
  readonly site: string | undefined;
}

export interface GuardOptions {
  /** The host that the listener is bound to. */
  readonly boundHost: string;
  /** Other origins whose pages may call, such as a vite dev server's. */
  readonly devOrigins: readonly string[];
}

/**
 * Keeps other web sites' pages out. A page anywhere can make a browser send
 * requests to a local server, and:
 *
 * - can give that server a name of its own (DNS rebinding): so on loopback,
 *   Host has to be a local name;
 * - can open WebSockets and send POSTs to it, which CORS does not stop: so
 *   Origin, where a browser sends one, has to be this server's own.
 *
 * A request without an Origin comes from no page (browsers send one with every
 * WebSocket and every POST), and is let through, unless Sec-Fetch-Site says that
 * it does after all: settings and extensions can take the Origin away.
 *
 * @returns Why the request is refused; undefined when it is not.
 */
export function createGuard(options: GuardOptions): (request: Incoming) => string | undefined {
  const local = isLoopback(options.boundHost);
  return ({ method, upgrade, host, origin, site }) => {
    const name = host === undefined ? undefined : hostName(host);
    if (host === undefined || name === undefined) {
      return "The Host header is missing or cannot be read.";
    }
    if (local && !isLoopback(name)) {
      return (
        `The Host header says "${host}", but this playground is only for this machine: ` +
        `open it as localhost or 127.0.0.1.`
      );
    }
    const reads = method === "GET" || method === "HEAD";
    if (reads && !upgrade) return undefined;
    const isOurs =
      origin === undefined
        ? site !== "cross-site" && site !== "same-site"
        : options.devOrigins.includes(origin) || isSameHost(origin, host);
    if (isOurs) return undefined;
    return (
      `The request comes from a page of ${origin === undefined ? "another site" : `"${origin}"`}, ` +
      `not of this playground. To let another page in, start the playground with --dev-origin.`
    );
  };
}

/** The name or address in a Host header, which is safe to repeat in other headers then. */
function hostName(host: string): string | undefined {
  const parts = /^(?:\[([0-9a-f:.]+)\]|([a-z0-9_.-]+))(?::\d{1,5})?$/iu.exec(host);
  return (parts?.[1] ?? parts?.[2])?.toLowerCase();
}

/** Either scheme will do: something in front of this server may speak TLS for it. */
function isSameHost(origin: string, host: string): boolean {
  if (!URL.canParse(origin)) return false;
  const { protocol, host: from } = new URL(origin);
  // As a URL, both lose the port that goes without saying.
  return (
    (protocol === "http:" || protocol === "https:") && from === new URL(`${protocol}//${host}`).host
  );
}
