import type { BridgeTarget } from "@grpc-playground/bridge";

/** What was typed, read: a target, or what is wrong with it in words. */
export type ParsedAddress =
  { target: BridgeTarget; error?: undefined } | { target?: undefined; error: string };

const example = "Write host:port, such as localhost:50051.";

const schemes: Record<string, boolean | undefined> = {
  http: false,
  https: true,
  grpc: false,
  grpcs: true,
  h2c: false,
};

/**
 * Reads `host:port` or `[ipv6]:port`. A URL is taken too, since people paste
 * them: its scheme decides about TLS, and its path is left out.
 */
export function parseAddress(typed: string, tls: boolean): ParsedAddress {
  let text = typed.trim();
  if (text === "") return { error: example };
  const scheme = /^([a-z0-9]+):\/{2,3}/i.exec(text);
  if (scheme !== null) {
    const secure = schemes[scheme[1]?.toLowerCase() ?? ""];
    if (secure === undefined) return { error: `${scheme[1]}: is not a scheme of gRPC. ${example}` };
    tls = secure;
    text = text.slice(scheme[0].length).replace(/\/.*$/s, "");
  }
  if (text.includes("@")) return { error: `No user or password goes here. ${example}` };
  const parts = /^(\[[0-9a-f:.%]+\]|[^\s:/[\]]+)(?::(\d*))?$/i.exec(text);
  if (parts?.[1] === undefined) {
    const isBareIpv6 = /^[0-9a-f:.]+$/i.test(text) && text.split(":").length > 2;
    return {
      error: isBareIpv6
        ? "Put an IPv6 address into brackets, such as [::1]:50051."
        : `That is not host:port. ${example}`,
    };
  }
  const [, host, digits] = parts;
  const port = digits === undefined && scheme !== null ? (tls ? 443 : 80) : Number(digits ?? "");
  if (digits === "" || (digits === undefined && scheme === null)) {
    return { error: `A port is missing, such as ${host}:50051.` };
  }
  if (port < 1 || port > 65_535) return { error: "A port is a number from 1 to 65535." };
  return { target: { address: `${host}:${port}`, tls } };
}
