import type { Registry } from "@bufbuild/protobuf";
import { exampleMessage } from "@grpc-playground/schema";
import type { LearnerMethod } from "@grpc-playground/snippets/learner";
import { methodOf, valueOf } from "@grpc-playground/snippets/of-message";
import { once } from "node:events";
import { createServer, type AddressInfo } from "node:net";
import type { Recorder } from "../recorder/recorder.ts";
import { methodAt } from "./awkward-calls.ts";

/** A method of proto/ as a learner's first programs have it, on a port that is free now. */
export async function learnerMethod(
  path: string,
  recorder: Pick<Recorder, "registry">,
): Promise<LearnerMethod> {
  const method = methodAt(path, recorder);
  const registry: Registry = recorder.registry;
  return {
    rpc: methodOf(method),
    request: valueOf(method.input, exampleMessage(method.input), registry),
    reply: valueOf(method.output, exampleMessage(method.output), registry),
    address: `127.0.0.1:${await freePort()}`,
  };
}

async function freePort(): Promise<number> {
  const server = createServer().listen(0, "127.0.0.1");
  await once(server, "listening");
  const { port } = server.address() as AddressInfo;
  server.close();
  await once(server, "close");
  return port;
}
