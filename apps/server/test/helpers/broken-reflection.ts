import * as grpc from "@grpc/grpc-js";
import { loadSync } from "@grpc/proto-loader";
import { ReflectionService } from "@grpc/reflection";
import { join } from "node:path";
import { onTestFinished } from "vitest";

const fixtures = join(import.meta.dirname, "../fixtures");

/**
 * A real grpc-js server with npm's `@grpc/reflection`, which is wrong in most
 * of the ways that reflection can be.
 *
 * @returns Its address.
 */
export async function startBrokenReflection(
  files: readonly string[],
  options: { keepCase?: boolean } = {},
): Promise<string> {
  const server = new grpc.Server();
  const definition = loadSync([...files], { includeDirs: [fixtures], ...options });
  new ReflectionService(definition).addToServer(server);
  onTestFinished(() => server.forceShutdown());
  const port = await new Promise<number>((resolve, reject) => {
    server.bindAsync("127.0.0.1:0", grpc.ServerCredentials.createInsecure(), (error, bound) =>
      error === null ? resolve(bound) : reject(error),
    );
  });
  return `127.0.0.1:${port}`;
}
