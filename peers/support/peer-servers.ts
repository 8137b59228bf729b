import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { root } from "./paths.ts";
import { type Program, startProgram } from "./program.ts";
import { pythonEnv } from "./python.ts";

/** A foreign server on a free port. */
export interface PeerServer extends AsyncDisposable {
  /** `host:port`. */
  readonly address: string;
  readonly program: Program;
}

/** grpcio with grpcio-reflection. */
export function startPythonServer(python: string): Promise<PeerServer> {
  return ready(
    startProgram(python, [join(root, "peers/servers/python/server.py")], { env: pythonEnv }),
  );
}

/** grpc-js with @grpc/reflection. */
export function startGrpcJsServer(node: string): Promise<PeerServer> {
  const server = new URL("../servers/grpc-js/server.mjs", import.meta.url);
  return ready(startProgram(node, [fileURLToPath(server)]));
}

/** grpc-go: our own echo server, or the example of grpc-go's repository. */
export function startGoServer(binary: string, args: readonly string[] = []): Promise<PeerServer> {
  return ready(startProgram(binary, args));
}

/** Each says which port the system gave it; grpc-go's example says it of all interfaces. */
async function ready(program: Program): Promise<PeerServer> {
  try {
    const [, port] = await program.printed(/listening (?:on|at) \S+:(\d+)\n/);
    return {
      address: `127.0.0.1:${port}`,
      program,
      [Symbol.asyncDispose]: () => program[Symbol.asyncDispose](),
    };
  } catch (error) {
    await program[Symbol.asyncDispose]();
    throw error;
  }
}
