import type { Duplex } from "node:stream";
import * as tls from "node:tls";
import type { ConnectionEvent, Way } from "../../inspect.ts";
import type { ResolvedTarget } from "../target.ts";
import { TappedSocket } from "./tapped-socket.ts";

/** Who is told how a connection of its own fares, and what passes over it. */
export interface SessionTap {
  bytes(way: Way, chunk: Uint8Array): void;
  state(state: ConnectionEvent["state"], detail: string): void;
}

/**
 * Tells how `socket` is established, and answers the stream to speak HTTP/2
 * over. Register what may refuse the connection on `socket` before.
 */
export function tapSocket(socket: Duplex, target: ResolvedTarget, tap: SessionTap): Duplex {
  tap.state("dialling", target.name);
  socket.once("connect", () => tap.state("connected", peerOf(socket) ?? target.name));
  if (!(socket instanceof tls.TLSSocket)) {
    return new TappedSocket(socket, "connect", (way, chunk) => tap.bytes(way, chunk));
  }
  socket.once("secureConnect", () => {
    const alpn = typeof socket.alpnProtocol === "string" ? socket.alpnProtocol : "none";
    const { standardName } = socket.getCipher();
    tap.state("secured", `${socket.getProtocol() ?? "TLS"}, ${standardName}, ALPN ${alpn}`);
  });
  return new TappedSocket(socket, "secureConnect", (way, chunk) => tap.bytes(way, chunk));
}

/** The address that was connected to, which a name does not say. */
function peerOf(socket: Duplex): string | undefined {
  if (!("remoteAddress" in socket && "remotePort" in socket)) return undefined;
  const { remoteAddress, remotePort } = socket;
  if (typeof remoteAddress !== "string") return undefined;
  const host = remoteAddress.includes(":") ? `[${remoteAddress}]` : remoteAddress;
  return `${host}:${String(remotePort)}`;
}
