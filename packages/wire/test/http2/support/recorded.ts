import { once } from "node:events";
import { type AddressInfo, connect, createServer, type Socket } from "node:net";
import { createHttp2Reader, type Http2Reader, type Way } from "../../../src/http2/index.ts";
import { splitHttp2 } from "../../../src/http2/split.ts";

/** A proxy between a client and a server that writes down what passes, in its order. */
export interface Recorder {
  readonly port: number;
  /** What passed on the first connection, read. Whole frames alone: a rest waits for more. */
  read(): Http2Reader;
  /** Cuts what is open off. */
  close(): Promise<void>;
}

export async function startRecorder(target: number): Promise<Recorder> {
  const chunks: { readonly way: Way; readonly bytes: Uint8Array }[] = [];
  const sockets: Socket[] = [];
  const proxy = createServer((client) => {
    const server = connect(target, "127.0.0.1");
    const first = sockets.length === 0;
    sockets.push(client, server);
    for (const socket of [client, server]) socket.setNoDelay();
    const pass = (way: Way, from: Socket, to: Socket) => {
      from.on("data", (bytes) => {
        if (first) chunks.push({ way, bytes });
        to.write(bytes);
      });
      from.on("end", () => to.end());
      // Whoever is cut off has ended; the test sees it at its own end.
      from.on("error", () => to.destroy());
    };
    pass("up", client, server);
    pass("down", server, client);
  }).listen(0, "127.0.0.1");
  await once(proxy, "listening");

  return {
    port: (proxy.address() as AddressInfo).port,
    read() {
      const reader = createHttp2Reader();
      const rest = { up: new Uint8Array(), down: new Uint8Array() };
      for (const { way, bytes } of chunks) {
        const joined = Buffer.concat([rest[way], bytes]);
        const split = splitHttp2(joined, way);
        for (const piece of split.pieces) reader.push(piece);
        rest[way] = joined.subarray(split.rest.start);
      }
      return reader;
    },
    async close() {
      for (const socket of sockets) socket.destroy();
      proxy.close();
      await once(proxy, "close");
    },
  };
}
