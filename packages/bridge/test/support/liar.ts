import { once } from "node:events";
import { onTestFinished } from "vitest";
import { WebSocketServer } from "ws";
import type { WebSocket } from "ws";
import { FrameType } from "../../src/frames.ts";
import { encodeHead } from "../../src/payloads.ts";
import { encodeFrame, splitMessage } from "../../src/split.ts";
import { helloFrame } from "./raw-tab.ts";

/** A server end that says whatever a test wants. */
export interface Liar {
  url: string;
  /** Frames that the tab has sent: type and call. */
  heard: [type: number, id: number][];
  closed: { code: number; reason: string }[];
}

/** @param onOpen called with every OPEN */
export async function startLiar(
  onOpen: (socket: WebSocket, id: number) => void,
  greeting: Uint8Array | string = helloFrame(),
): Promise<Liar> {
  const server = new WebSocketServer({ port: 0, host: "127.0.0.1" });
  onTestFinished(() => {
    for (const socket of server.clients) socket.terminate();
    server.close();
  });
  const liar: Liar = { url: "", heard: [], closed: [] };
  server.on("connection", (socket) => {
    socket.send(greeting);
    socket.on("close", (code, reason) => liar.closed.push({ code, reason: reason.toString() }));
    socket.on("message", (data: Buffer) => {
      for (const { type, id } of splitMessage(data, 10_000_000)) {
        liar.heard.push([type, id]);
        if (type === FrameType.open) onOpen(socket, id);
      }
    });
  });
  await once(server, "listening");
  const address = server.address();
  if (address === null || typeof address === "string") throw new Error("no port");
  liar.url = `ws://127.0.0.1:${address.port}`;
  return liar;
}

/** The HEAD of any gRPC response. */
export function grpcHead(id: number): Uint8Array {
  const payload = encodeHead({ status: 200, headers: [["content-type", "application/grpc"]] });
  return encodeFrame(FrameType.head, id, payload);
}
