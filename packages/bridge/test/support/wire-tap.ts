import { once } from "node:events";
import { connect, createServer } from "node:net";
import type { Way } from "@grpc-playground/bridge";
import { onTestFinished } from "vitest";
import type { FrameHead } from "./recorder.ts";
import { until } from "./stand.ts";

/** Length of the connection preface that a client begins with. */
const PREFACE_BYTES = 24;

/** Stands before a plaintext target, and keeps every byte of its one client in both directions. */
export async function startWireTap(target: string): Promise<{
  readonly address: string;
  /** The headers of the frames that passed, read by no code of the bridge. */
  frames(way: Way): FrameHead[];
  /** The connection is over, on both sides. */
  closed(): Promise<void>;
}> {
  const [host = "", port = ""] = target.split(":");
  const passed: { up: Buffer[]; down: Buffer[] } = { up: [], down: [] };
  let open = 0;
  let seen = 0;
  const server = createServer((client) => {
    const behind = connect(Number(port), host);
    seen++;
    for (const socket of [client, behind]) {
      open++;
      socket.on("close", () => open--);
      socket.on("error", () => undefined);
      onTestFinished(() => void socket.destroy());
    }
    client.on("data", (chunk) => passed.up.push(chunk));
    behind.on("data", (chunk) => passed.down.push(chunk));
    client.pipe(behind).pipe(client);
    client.on("close", () => behind.destroy());
    behind.on("close", () => client.destroy());
  });
  server.listen(0, "127.0.0.1");
  await once(server, "listening");
  onTestFinished(() => void server.close());
  const address = server.address();
  if (address === null || typeof address === "string") throw new Error("no port");
  return {
    address: `127.0.0.1:${address.port}`,
    closed: () => until(() => seen === 1 && open === 0, "the one connection is over"),
    frames(way) {
      let rest = Buffer.concat(passed[way]);
      if (way === "up") rest = rest.subarray(PREFACE_BYTES);
      const frames: FrameHead[] = [];
      while (rest.length > 0) {
        const length = rest.readUIntBE(0, 3);
        frames.push({
          length,
          type: rest.readUInt8(3),
          flags: rest.readUInt8(4),
          stream: rest.readUInt32BE(5),
        });
        rest = rest.subarray(9 + length);
      }
      return frames;
    },
  };
}
