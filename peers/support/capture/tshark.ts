import { once } from "node:events";
import { mkdtemp, rm } from "node:fs/promises";
import { type AddressInfo, connect, createServer } from "node:net";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { runProgram, startProgram } from "../program.ts";

/** tshark, listening to TCP ports of the loopback interface. */
export interface Capture extends AsyncDisposable {
  /**
   * Ends the capture once all that passed so far is in it.
   *
   * @returns The packets with their HTTP/2, as tshark's PDML tells it.
   */
  stop(): Promise<string>;
}

/** Listens to `ports` from now on: resolves when nothing more is missed. */
export async function startCapture(tshark: string, ports: readonly number[]): Promise<Capture> {
  const folder = await mkdtemp(join(tmpdir(), "wire-capture-"));
  const file = join(folder, "loopback.pcapng");
  const marker = await listen();
  const heard = [...ports, marker.port];
  const filter = heard.map((port) => `tcp port ${port}`).join(" or ");
  // -P -l prints a line for each packet at once, although all are written to a file.
  const listening = ["-i", "lo", "-f", filter, "-B", "64", "-w", file, "-P", "-l"];
  const program = startProgram(tshark, listening);
  const dispose = async () => {
    await program[Symbol.asyncDispose]();
    await marker[Symbol.asyncDispose]();
    await rm(folder, { recursive: true, force: true });
  };
  try {
    await program.printed(/Capture started/);
    await mark();
  } catch (error) {
    await dispose();
    throw error;
  }

  /** Makes a packet of our own, and waits until it was captured: so was all before it. */
  async function mark(): Promise<void> {
    const from = program.output.length;
    await marker.knock();
    await program.printed(new RegExp(` → ${marker.port} `), from);
  }

  return {
    async stop() {
      await mark();
      await program.stop("SIGINT");
      const decode = ports.flatMap((port) => ["-d", `tcp.port==${port},http2`]);
      const wanted = ["-Y", "tcp.len > 0", "-J", "tcp http2", "-T", "pdml"];
      // What http2 carries is none of our business here.
      const less = ["--disable-protocol", "grpc", "--disable-protocol", "protobuf"];
      const read = await runProgram(tshark, ["-r", file, ...decode, ...less, ...wanted]);
      if (read.code !== 0) throw new Error(`tshark cannot read its capture: ${read.stderr}`);
      return read.stdout;
    },
    [Symbol.asyncDispose]: dispose,
  };
}

/** A port to knock at. */
async function listen() {
  const server = createServer((socket) => socket.destroy());
  server.listen(0, "127.0.0.1");
  await once(server, "listening");
  const { port } = server.address() as AddressInfo;
  return {
    port,
    async knock() {
      const socket = connect(port, "127.0.0.1");
      // Either side may be the first to hang up.
      socket.on("error", () => {});
      socket.resume();
      await once(socket, "close");
    },
    async [Symbol.asyncDispose]() {
      server.close();
      await once(server, "close");
    },
  };
}
