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
 * Tells how `socket` is established, and answers the stream to speak HTTP/2 over.
 *
 * @param onEstablished called then, before the first byte is written: it may
 * still destroy the answered stream
 */
export function tapSocket(
  socket: Duplex,
  target: ResolvedTarget,
  tap: SessionTap,
  onEstablished: () => void,
): Duplex {
  tap.state("dialling", target.name);
  socket.once("connect", () => tap.state("connected", peerOf(socket) ?? target.name));
  const isTls = socket instanceof tls.TLSSocket;
  if (isTls) socket.once("secureConnect", () => tap.state("secured", securityOf(socket)));
  const establishedBy = isTls ? "secureConnect" : "connect";
  socket.once(establishedBy, onEstablished);
  return new TappedSocket(socket, establishedBy, (way, chunk) => tap.bytes(way, chunk));
}

function securityOf(socket: tls.TLSSocket): string {
  const alpn = typeof socket.alpnProtocol === "string" ? socket.alpnProtocol : "none";
  return `${socket.getProtocol() ?? "TLS"}, ${socket.getCipher().standardName}, ALPN ${alpn}`;
}

/** The address that was connected to, which a name does not say. */
function peerOf(socket: Duplex): string | undefined {
  if (!("remoteAddress" in socket && "remotePort" in socket)) return undefined;
  const { remoteAddress, remotePort } = socket;
  if (typeof remoteAddress !== "string") return undefined;
  const host = remoteAddress.includes(":") ? `[${remoteAddress}]` : remoteAddress;
  return `${host}:${String(remotePort)}`;
}
