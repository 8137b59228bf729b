import { formatAddress } from "./address.ts";

/** Where a server that is bound to `host` is reached from this machine. */
export function ownAddress(host: string): string {
  if (host === "0.0.0.0") return "127.0.0.1";
  return host === "::" ? "::1" : host;
}

/**
 * Where the playground's own gRPC port is reached, each as `host:port`. Bound
 * to every address of the machine, it also is where the page was found.
 *
 * @param pageHost The Host header of the page's request.
 */
export function ownAddresses(
  { host, port }: { readonly host: string; readonly port: number },
  pageHost: string | null,
): string[] {
  const here = formatAddress({ host: ownAddress(host), port });
  const page = `http://${pageHost ?? ""}`;
  if (ownAddress(host) === host || !URL.canParse(page)) return [here];
  return [...new Set([here, `${new URL(page).hostname}:${port}`])];
}
