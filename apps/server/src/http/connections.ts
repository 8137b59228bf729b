import type { Server } from "node:http";
import type { Socket } from "node:net";

/** The TCP connections of a server, those that became WebSockets too. */
export interface Connections {
  readonly size: number;
  /** Cuts them all off. */
  readonly destroy: () => void;
}

/** Counts from now on. (Node forgets a connection once it has been upgraded.) */
export function trackConnections(server: Server): Connections {
  const sockets = new Set<Socket>();
  server.on("connection", (socket) => {
    sockets.add(socket);
    socket.once("close", () => sockets.delete(socket));
  });
  return {
    get size() {
      return sockets.size;
    },
    destroy() {
      for (const socket of sockets) socket.destroy();
    },
  };
}
