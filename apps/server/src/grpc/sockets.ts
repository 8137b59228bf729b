import type { Server } from "@grpc/grpc-js";
import type { Socket } from "node:net";
import { http2ServersOf } from "./beneath.ts";

/**
 * Keeps the connections of a server, from now on, so that they can be cut. When
 * grpc-js is told to end at once it says goodbye to each call first, and clients
 * take that for a cancellation.
 *
 * @param server bound already
 * @returns a function that cuts them
 */
export function trackSockets(server: Server): () => void {
  const sockets = new Set<Socket>();
  for (const http2Server of http2ServersOf(server)) {
    http2Server.on("connection", (socket: Socket) => {
      sockets.add(socket);
      socket.once("close", () => sockets.delete(socket));
    });
  }
  return () => {
    for (const socket of sockets) socket.destroy();
  };
}
