import { once } from "node:events";
import { connect, createServer } from "node:net";
import { onTestFinished } from "vitest";

/** An HTTP/2 frame, as far as its 9-byte header tells (RFC 9113, section 4.1). */
export interface TappedFrame {
  readonly type: number;
  readonly flags: number;
  readonly stream: number;
}

/** Length of the connection preface that a client begins with. */
const prefaceLength = 24;

/** Stands before a plaintext target, and notes the frames that its clients send. */
export async function startFrameTap(target: string): Promise<{
  readonly address: string;
  readonly frames: readonly TappedFrame[];
}> {
  const [host = "", port = ""] = target.split(":");
  const frames: TappedFrame[] = [];
  const server = createServer((client) => {
    const behind = connect(Number(port), host);
    onTestFinished(() => void client.destroy());
    client.on("error", () => behind.destroy());
    behind.on("error", () => client.destroy());
    behind.pipe(client).pipe(behind);
    let rest = Buffer.alloc(0);
    let skip = prefaceLength;
    client.on("data", (chunk) => {
      rest = Buffer.concat([rest, chunk]);
      for (;;) {
        if (rest.length < skip + 9) return;
        rest = rest.subarray(skip);
        frames.push({ type: rest[3] ?? 0, flags: rest[4] ?? 0, stream: rest.readUInt32BE(5) });
        skip = 9 + rest.readUIntBE(0, 3);
      }
    });
  });
  server.listen(0, "127.0.0.1");
  await once(server, "listening");
  onTestFinished(() => void server.close());
  const address = server.address();
  if (address === null || typeof address === "string") throw new Error("no port");
  return { address: `127.0.0.1:${address.port}`, frames };
}
