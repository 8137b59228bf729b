import { join } from "node:path";
import { root } from "./paths.ts";
import { type Program, startProgram } from "./program.ts";

/** The real server, as built, on free ports of the loopback interface. */
export interface Playground extends AsyncDisposable {
  /** Origin of the HTTP listener: `http://127.0.0.1:1234`. */
  readonly http: string;
  /** `host:port` of the gRPC listener. */
  readonly grpc: string;
  readonly program: Program;
}

/** Starts apps/server/dist/main.js and waits until it says where it listens. */
export async function startPlayground(): Promise<Playground> {
  const main = join(root, "apps/server/dist/main.js");
  const program = startProgram(process.execPath, [main], {
    env: { HOST: "127.0.0.1", PORT: "0", GRPC_PORT: "0", LOG_LEVEL: "info" },
  });
  try {
    const [, http = ""] = await program.printed(/Page +(http:\S+)\n/);
    const [, grpc = ""] = await program.printed(/gRPC +(\S+:\d+)\n/);
    return { http, grpc, program, [Symbol.asyncDispose]: () => program[Symbol.asyncDispose]() };
  } catch (error) {
    await program[Symbol.asyncDispose]();
    throw error;
  }
}
