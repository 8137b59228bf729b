import { once } from "node:events";
import { connect, createServer } from "node:net";
import { setTimeout as sleep } from "node:timers/promises";
import { hasEnded, type Started } from "./processes.ts";

const patienceMs = 20_000;

/** A port of the loopback that nobody listens on. */
export async function freePort(): Promise<number> {
  const server = createServer().listen(0, "127.0.0.1");
  await once(server, "listening");
  const address = server.address();
  server.close();
  await once(server, "close");
  if (address === null || typeof address === "string") throw new Error("No free port was given.");
  return address.port;
}

/**
 * Waits until something accepts connections on the port.
 *
 * @throws Error with what the process printed, when it ends or takes too long
 */
export async function whenListening(port: number, name: string, server: Started): Promise<void> {
  const end = Date.now() + patienceMs;
  while (!(await accepts(port))) {
    if (hasEnded(server.child) || Date.now() > end) {
      throw new Error(`${name} does not listen on port ${port}. It printed:\n${server.output()}`);
    }
    await sleep(50);
  }
}

function accepts(port: number): Promise<boolean> {
  return new Promise((resolve) => {
    const socket = connect(port, "127.0.0.1");
    socket.once("connect", () => resolve(true));
    socket.once("error", () => resolve(false));
    socket.once("connect", () => socket.destroy());
  });
}
